"""Lines of both logs, the log of pages and that of all the rest, as rows to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import BaseLogEntry, ModelLogEntry, PageLogEntry
from wagtail.users.utils import get_deleted_user_display_name

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from wijken.areas.models import Wijk

from .registry import finders
from .rules import readable
from .signals import STAMP

LOGS: tuple[type[BaseLogEntry], ...] = (PageLogEntry, ModelLogEntry)
AT_ONCE = 500


@dataclass(frozen=True)
class Row:
    """One decision: when, who, what, about what, in which wijk, why."""

    when: datetime
    who: str
    what: str
    about: str
    kind: str
    wijk: str
    why: str
    url: str | None = None


def keys_for(user: User, narrow: Any) -> QuerySet:
    """Which lines there are, newest first, as (log, pk). `narrow` filters the lines of one log."""
    parts = [
        narrow(readable(log, user))
        .order_by()
        .annotate(log=Value(number, output_field=IntegerField()))
        .values("pk", "timestamp", "log")
        for number, log in enumerate(LOGS)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-timestamp", "-pk")


def rows_of(keys: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """The rows of these keys, in their order; a fixed number of queries for many at once."""
    names = dict(Wijk.objects.values_list("slug", "name"))
    left = iter(keys)
    while some := list(islice(left, AT_ONCE)):
        found = entries_of(some)
        reasons = reasons_of(found.values())
        for key in some:
            entry = found.get((key["log"], key["pk"]))
            if entry is not None:
                yield row_of(entry, names, reasons)


def entries_of(keys: Sequence[Mapping[str, Any]]) -> dict[tuple[int, int], BaseLogEntry]:
    found = {}
    for number, log in enumerate(LOGS):
        wanted = [key["pk"] for key in keys if key["log"] == number]
        entries = log.objects.prefetch_related("user", "content_type").filter(pk__in=wanted)
        if log is PageLogEntry:
            entries = entries.prefetch_related("page")
        found.update({(number, entry.pk): entry for entry in entries})
    return found


def row_of(entry: BaseLogEntry, names: Mapping[str, str], reasons: Mapping[int, str]) -> Row:
    wijk = entry.data.get(STAMP, {}).get("wijk", "")
    return Row(
        when=entry.timestamp,
        who=who(entry),
        what=what(entry),
        about=entry.label,
        kind=kind(entry),
        wijk=names.get(wijk, wijk),
        why=reasons.get(id(entry)) or why(entry),
        url=address_of(entry),
    )


def address_of(entry: BaseLogEntry) -> str | None:
    """Where a page is edited, if it is still there: who reads the log may edit all."""
    if not isinstance(entry, PageLogEntry) or getattr(entry, "page", None) is None:
        return None
    return reverse("wagtailadmin_pages:edit", args=[entry.page_id])


def who(entry: BaseLogEntry) -> str:
    """The name of a person, also of one who is gone; the clock has none."""
    stamp = entry.data.get(STAMP, {})
    if entry.user_id is None:
        return _("De site zelf")
    gone = stamp.get("who") or get_deleted_user_display_name(entry.user_id)
    name = str(entry.user) if entry.user else str(gone)
    if stamp.get("role") == Role.DESK.name:
        return _("%(name)s (balie)") % {"name": name}
    return name


def what(entry: BaseLogEntry) -> str:
    """What was done, in a few words. A line from before a change of the software may lack data."""
    try:
        return strip_tags(str(entry.message))
    except (KeyError, TypeError, ValueError, AttributeError):
        return str(entry.formatter.label) if entry.formatter else entry.action


def why(entry: BaseLogEntry) -> str:
    try:
        comment = strip_tags(str(entry.comment or ""))
    except (KeyError, TypeError, ValueError, AttributeError):
        comment = ""
    return comment or str(entry.data.get("reason") or entry.data.get("comment") or "")


def kind(entry: BaseLogEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    return capfirst(str(model._meta.verbose_name)) if model else ""


def reasons_of(entries: Iterable[BaseLogEntry]) -> dict[int, str]:
    """Reasons that are kept elsewhere, by the id of the line in memory."""
    entries, found = list(entries), {}
    for name, find in finders().items():
        asked = {id(entry): entry.data[name] for entry in entries if name in entry.data}
        texts = find(set(asked.values())) if asked else {}
        found.update({key: texts[pk] for key, pk in asked.items() if texts.get(pk)})
    return found
