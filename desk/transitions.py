""" "Vandaag dicht", other hours today, and back. Checks that it makes sense, for what was seen.

Raises PermissionDenied, or ValidationError with a sentence to show.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.places import transitions
from wijken.places.enums import PlaceStatus
from wijken.places.hours.instants import instant, local, utc
from wijken.places.models import Place

from .overview import Today, today_at

Span = tuple[time, time]


def close_today(place: Place, *, user: User, now: datetime, seen: str, reason: str = "") -> None:
    """Closed for all of today. Tomorrow's hours are as always."""
    with _as_seen(place, seen, now) as today:
        if today.is_closed_today:
            raise ValidationError(_("Deze plek staat vandaag al op dicht."))
        if today.knows_hours and not today.blocks:
            raise ValidationError(_("Deze plek is vandaag al dicht. U hoeft niets te doen."))
        if today.blocks and all(utc(block.closes) <= now for block in today.blocks):
            raise ValidationError(_("De openingstijd van vandaag is al voorbij."))
        transitions.close_on(today.place, local_date(now), user=user, now=now, reason=reason)


def set_hours_today(
    place: Place,
    spans: Sequence[Span],
    *,
    user: User,
    now: datetime,
    seen: str,
    reason: str = "",
) -> None:
    """Open at these times today, whatever stood there before."""
    day = local_date(now)
    with _as_seen(place, seen, now) as today:
        shown = [(local(block.opens).time(), local(block.closes).time()) for block in today.blocks]
        if shown == list(spans):
            raise ValidationError(_("Dit zijn al de tijden van vandaag."))
        if all(_end(span, now) <= now for span in spans):
            raise ValidationError({"closes": _("Deze tijd is al voorbij. Kies een latere tijd.")})
        if today.different:
            transitions.remove_exception(today.place, day, user=user, now=now)
        for opens, closes in spans:
            transitions.add_exception(
                today.place, day, opens, closes, user=user, now=now, reason=reason
            )


def undo_today(place: Place, *, user: User, now: datetime, seen: str) -> None:
    """Back to the hours of every week."""
    with _as_seen(place, seen, now) as today:
        transitions.remove_exception(today.place, local_date(now), user=user, now=now)


@contextmanager
def _as_seen(place: Place, seen: str, now: datetime) -> Iterator[Today]:
    """The place of now, locked, if this day is still what the page of the user said."""
    with transaction.atomic():
        locked = Place.objects.select_for_update(of=("self",)).get(pk=place.pk)
        today = today_at(locked, now)
        if today.seen != seen:
            raise ValidationError(
                _("Dit is net veranderd, of de dag is om. Kijk eerst hoe het nu staat.")
            )
        if locked.facts.status != PlaceStatus.OPEN:
            raise ValidationError(_("Deze plek is al voor langere tijd dicht."))
        yield today


def _end(span: Span, now: datetime) -> datetime:
    """When a span of today ends; one that closes before it opens ends tomorrow."""
    opens, closes = span
    day = local_date(now)
    return utc(instant(day if closes > opens else day + timedelta(days=1), closes))
