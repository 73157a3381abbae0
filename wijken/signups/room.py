"""How many people still fit in a date. Nothing here changes anything."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Activity, Occurrence

from .enums import SignUpState
from .models import SignUp

#: How many dates are offered at once; a weekly activity has eighty to come.
OFFERED = 8


@dataclass(frozen=True)
class Room:
    """How many people may come, how many have a place, and how many sign-ups wait for one."""

    capacity: int | None
    has_waiting_list: bool
    people: int = 0
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """How many places are free; None where everybody may come."""
        return None if self.capacity is None else max(self.capacity - self.people, 0)

    @property
    def is_full(self) -> bool:
        return self.left == 0

    @property
    def is_closed(self) -> bool:
        """Whether nobody more can sign up, not even for the waiting list."""
        return self.is_full and not self.has_waiting_list

    @property
    def words(self) -> str:
        """What the public may know of it: a number, never who."""
        if self.left is None:
            return _("er is plek")
        if self.is_closed:
            return _("vol")
        if self.is_full:
            return _("vol: u komt op de wachtlijst")
        return ngettext("nog %(n)s plek", "nog %(n)s plekken", self.left) % {"n": self.left}

    def fits(self, people: int) -> bool:
        return self.left is None or people <= self.left

    def can_ever_fit(self, people: int) -> bool:
        return self.capacity is None or people <= self.capacity

    def with_more(self, people: int) -> "Room":
        return replace(self, people=self.people + people)


@dataclass(frozen=True)
class OpenDate:
    """A date for which one can sign up now, with the room in it."""

    occurrence: Occurrence
    room: Room

    @property
    def value(self) -> str:
        """How a form names it."""
        return self.occurrence.rule_date.isoformat()


def rooms_of(activity: Activity, days: Iterable[date]) -> dict[date, Room]:
    """The room in each of these days of the Dutch page; one query."""
    asked = [(activity, day) for day in days]
    return {day: room for (_page, day), room in zip(asked, rooms(asked), strict=True)}


def rooms(asked: Sequence[tuple[Activity, date]]) -> list[Room]:
    """The room in each of these dates, of whatever Dutch pages; one query."""
    found = SignUp.objects.active().filter(
        activity_key__in={activity.translation_key for activity, _day in asked},
        rule_date__in={day for _activity, day in asked},
    )
    counts: dict[tuple[UUID, date], dict[str, int]] = defaultdict(dict)
    grouped = found.order_by().values_list("activity_key", "rule_date", "state")
    for key, day, state, people, number in grouped.annotate(Sum("people"), Count("pk")):
        is_placed = state == SignUpState.PLACED
        counts[key, day] |= {"people": people} if is_placed else {"waiting": number}
    return [
        Room(page.places, page.has_waiting_list, **counts[page.translation_key, day])
        for page, day in asked
    ]


def room_of(activity: Activity, day: date) -> Room:
    return rooms_of(activity, [day])[day]


def open_dates(activity: Activity, now: datetime, *, also: date | None = None) -> list[OpenDate]:
    """The next dates of the Dutch page for which one can sign up, and one more that was asked
    for; also those that are full. At most three queries."""
    if not activity.live or not activity.sign_up_here:
        return []
    later = now + timedelta(hours=activity.sign_up_until)
    rows = activity.occurrences.filter(starts_at__gt=later).order_by("starts_at")
    rows = rows.exclude(state=OccurrenceState.CANCELLED).select_related("venue")
    found = list(rows[:OFFERED])
    if also and also not in {row.rule_date for row in found}:
        found += rows.filter(rule_date=also)
    rooms = rooms_of(activity, [row.rule_date for row in found])
    for row in found:
        row.activity = activity
    return [OpenDate(row, rooms[row.rule_date]) for row in found]
