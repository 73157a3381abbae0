"""What is on between two days, for paper: it keeps what does not go ahead, and never says "now"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from wijken.areas.models import Wijk
from wijken.places.models import Place
from wijken.places.slots import open_slots

from .calendar import Day
from .dates import Occurrence
from .programme import Programme

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    """Some days of the agenda."""

    first: date
    last: date
    days: list[Day]
    gone: list[Occurrence]  # of these days at first, and on another day after all


def paper_of(
    first: date, last: date, now: datetime, wijk: Wijk | None = None, place: Place | None = None
) -> Paper:
    """All that is on between two days, both included: everywhere, in a wijk, or at a place."""
    found = Occurrence.objects.public()
    if wijk:
        found = found.in_wijk(wijk)
    if place:
        found = found.at_place(place.source)
    slots = open_slots(wijk=wijk, place=place, open_to_all=True)
    moved = found.filter(moved_from__gte=midnight(first), moved_from__lt=midnight(last + DAY))
    outside = moved.filter(Q(local_date__lt=first) | Q(local_date__gt=last)).with_activity()
    gone = list(outside.order_by("moved_from", "pk"))
    return Paper(first, last, Programme(found, slots, now, first, last).days(), gone)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
