"""Work about places that closed: an activity that would still be there."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import cast

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.users.models import User
from wijken.activities.models import Activity
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place
from wijken.work.registry import Button, Found, NotPossible, Scope, WorkKind, register_kind

from .queries import coming_at_closed
from .transitions import take_along

ALONG = "along"
DAYS = 3


def homeless(scope: Scope, now: datetime) -> Iterable[Found]:
    """Activities with a date to come at a closed place, each once. One query."""
    dates = coming_at_closed(now).filter(scope.q("activity__home_wijk"))
    shown = dates.select_related(
        "activity",
        "venue__fact_row__successor",
        "activity__venue__fact_row__successor",
    )
    seen: set[int] = set()
    for row in shown.order_by("starts_at"):
        if row.activity_id in seen:
            continue
        seen.add(row.activity_id)
        place = cast(Place, row.venue or row.activity.venue)
        yield _found(row.activity, place, now)


def _found(activity: Activity, place: Place, now: datetime) -> Found:
    day = place.fact_row.date_sort
    since = timezone.make_aware(datetime.combine(day, time.min)) if day else now
    successor = place.public_successor
    buttons: tuple[Button, ...] = ()
    if successor:
        words = _("Naar %(place)s") % {"place": successor.title}
        buttons = (Button(ALONG, words, is_first=True),)
    return Found(
        key=f"{activity.pk}-{place.pk}",
        title=activity.title,
        wijk_id=activity.home_wijk_id,
        since=min(since, now),
        address=reverse("wagtailadmin_pages:edit", args=[activity.pk]),
        about=_("%(place)s is gesloten. Waar is het nu?") % {"place": place.title},
        seen=str(successor.pk if successor else ""),
        buttons=buttons,
    )


def go_along(key: str, button: str, *, seen: str, user: User, now: datetime) -> str:
    """To the place that came instead, if that still is the one that was shown."""
    activity_key, _dash, place_key = key.partition("-")
    place = Place.objects.get(pk=place_key)
    successor = place.public_successor
    if place.status != PlaceStatus.CLOSED or not successor or str(successor.pk) != seen:
        raise NotPossible
    try:
        take_along(Activity.objects.get(pk=activity_key), place, user=user, now=now)
    except ValidationError as refusal:
        raise NotPossible(*refusal.messages) from refusal
    return _("Verhuisd naar %(place)s.") % {"place": successor.title}


def register() -> None:
    """Have these show in "Mijn werk"."""
    name = gettext_lazy("Plek gesloten")
    register_kind(WorkKind("closed_place", name, "home", DAYS, find=homeless, do=go_along))
