"""What the page of an activity says of signing up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context

from wijken.activities.models import Activity, Occurrence
from wijken.signups.room import rooms_of
from wijken.signups.rules import is_open

register = template.Library()


@dataclass(frozen=True)
class Joining:
    """Where one signs up, and the first date for which one still can, with the room in it."""

    address: str
    next_open: Occurrence | None
    can_join: bool


@register.simple_tag(takes_context=True)
def joining(
    context: Context, page: Any, shown: Occurrence | None, coming: Sequence[Occurrence] = ()
) -> Joining | None:
    """Signing up for this page or this one date; each coming date gets the room in it. None, and
    no query, where signing up is not done on the site."""
    if not isinstance(page, Activity) or not page.source.sign_up_here:
        return None
    rows = list(coming) or ([shown] if shown else [])
    source, now = page.source, context["now"]
    rooms = rooms_of(source, [row.rule_date for row in rows]) if rows else {}
    found = {row.pk: rooms[row.rule_date] for row in rows if is_open(source, row, now)}
    for row in rows:
        setattr(row, "room", found.get(row.pk))  # noqa: B010
    asked = f"?datum={shown.rule_date.isoformat()}" if shown and not coming else ""
    opened = [row for row in rows if row.pk in found]
    with_room = [row for row in opened if not found[row.pk].is_closed]
    return Joining(
        address=f"{page.url}meedoen/{asked}",
        next_open=next(iter(with_room or opened), None),
        can_join=bool(with_room),
    )
