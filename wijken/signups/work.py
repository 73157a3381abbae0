"""Whom to call about a date they signed up for, in "Mijn werk". No name stands in a row."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mijnbuurt.core.dates import day_short
from wijken.work.registry import Found, Scope, WorkKind

from .models import SignUp


def find(scope: Scope, now: datetime) -> Iterable[Found]:
    """One item a date, in one query."""
    waiting = SignUp.objects.to_call(now).filter(scope.q()).order_by()
    rows = waiting.values_list("activity_key", "rule_date", "wijk").annotate(
        title=Min("title"), first=Min("starts_at"), since=Min("to_call_since"), number=Count("pk")
    )
    for key, day, wijk, title, first, since, number in rows:
        about = ngettext("%(n)s persoon bellen", "%(n)s mensen bellen", number) % {"n": number}
        yield Found(
            key=f"{key}-{day.isoformat()}",
            title=f"{title}, {day_short(first)}",
            wijk_id=wijk,
            since=since,
            address=reverse("desk:roster", args=[key, day]) + "#bellen",
            about=about,
            seen=str(number),
        )


KIND = WorkKind(
    key="sign_up_call", name=_("Bellen over een aanmelding"), icon="user", days=1, find=find
)
