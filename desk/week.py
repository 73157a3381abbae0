"""The list of one week on paper. It never says "now", and keeps what does not go ahead."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from wijken.activities.calendar import Day, by_day
from wijken.activities.models import Occurrence
from wijken.areas.models import Wijk
from wijken.places.models import Place

DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Week:
    first: date
    last: date
    days: list[Day]
    gone: list[Occurrence]  # of this week at first, now in another


def week_of(monday: date, wijk: Wijk | None = None, place: Place | None = None) -> Week:
    """All that is on in a week: everywhere, in a wijk, or at a place. Two queries."""
    last = monday + DAYS
    found = Occurrence.objects.public().with_activity().by_day()
    if wijk:
        found = found.in_wijk(wijk)
    if place:
        found = found.at_place(place)
    starts, ends = midnight(monday), midnight(last + timedelta(days=1))
    outside = Q(local_date__lt=monday) | Q(local_date__gt=last)
    gone = found.filter(outside, moved_from__gte=starts, moved_from__lt=ends)
    inside = found.filter(local_date__range=(monday, last))
    return Week(monday, last, by_day(inside), list(gone.order_by("moved_from", "pk")))


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
