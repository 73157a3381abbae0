"""All that is on, in one order: dates of activities, which are rows, and dates of slots, which
follow from a place and its hours. What is shown is read; the rest is only counted."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any

from django.db.models import Count, QuerySet

from mijnbuurt.core.clock import local_date
from wijken.places.hours.instants import utc
from wijken.places.models import Slot
from wijken.places.slots import SlotCalendar, SlotTime

from .calendar import Day, by_day, window
from .dates import Occurrence
from .querysets import OccurrenceQuerySet
from .slot_dates import TIMES, SlotDate, slot_dates

DAY = timedelta(days=1)
Dated = Occurrence | SlotDate
#: A date before it is read: where it stands, and its key or how its slot falls.
Found = tuple[tuple[date, int, datetime, int, int], int | SlotTime]


class Programme:
    """What is on between two days, both included: without them, on all days that are known."""

    def __init__(
        self,
        occurrences: OccurrenceQuerySet,
        slots: QuerySet[Slot],
        now: datetime,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        known_from, known_to = window(now)
        self._slots = slots
        self._slots_from = max(first or known_from, known_from)
        self._slots_to = min(last or known_to, known_to)
        if first:
            occurrences = occurrences.filter(local_date__gte=first)
        if last:
            occurrences = occurrences.filter(local_date__lte=last)
        self._occurrences = occurrences

    def days(self, most: int | None = None) -> list[Day]:
        """Each day with something: no more than `most` dates of it, and how many besides. What is
        not shown is only counted."""
        in_order = self._occurrences.by_day().values_list("local_date", "pk")
        keys: dict[date, list[int]] = defaultdict(list)
        for day, key in in_order:
            keys[day].append(key)
        first = [key for of_day in keys.values() for key in of_day[:most]]
        slot_days = self._days_between(self._slots_from, self._slots_to)
        found = [
            *self._rows(Occurrence.objects.filter(pk__in=first)),
            *self._times(slot_days, most),
        ]
        shown: list[Found] = []
        for _day, of_day in groupby(sorted(found, key=_place), key=lambda row: row[0][0]):
            shown += list(of_day)[:most]
        return [
            replace(day, more=len(keys[day.date]) + self._number(day.date) - len(day.occurrences))
            for day in by_day(_read(shown))
        ]

    @cached_property
    def _calendar(self) -> SlotCalendar:
        return SlotCalendar(self._slots.only(*TIMES))

    def _number(self, day: date) -> int:
        """How many dates of slots a day has."""
        return self._calendar.number_on(day) if self._slots_from <= day <= self._slots_to else 0

    def _days_between(self, first: date, last: date) -> list[date]:
        return [first + number * DAY for number in range((last - first).days + 1)]

    def _rows(self, occurrences: OccurrenceQuerySet) -> list[Found]:
        """Dates of activities."""
        found = occurrences.order_by().values_list("local_date", "day_order", "starts_at", "pk")
        return [((day, order, starts, 0, key), key) for day, order, starts, key in found]

    def _times(self, days: list[date], most: int | None = None) -> list[Found]:
        """Dates of slots."""
        return [
            ((time.date, int(time.goes_ahead), utc(time.starts), 1, time.slot.pk), time)
            for time in self._calendar.on(days, most)
        ]


class Coming(Programme, Sequence[Any]):
    """What is not over yet, the next first, as a list for a paginator."""

    ordered = True

    def __init__(
        self,
        occurrences: OccurrenceQuerySet,
        slots: QuerySet[Slot],
        now: datetime,
        *days: date | None,
    ) -> None:
        super().__init__(occurrences.coming(now), slots, now, *days)
        self._now = utc(now)
        self._today = local_date(now)
        self._slots_from = max(self._slots_from, self._today - DAY)  # that may end today

    def __len__(self) -> int:
        return sum(self._numbers.values())

    def __getitem__(self, part: Any) -> Any:
        """The dates of a slice."""
        start, stop, _step = part.indices(len(self))
        if stop <= start:
            return []
        days = sorted(self._numbers)
        ends = list(accumulate(self._numbers[day] for day in days))
        begin, end = bisect_right(ends, start), bisect_right(ends, stop - 1)
        before = ends[begin - 1] if begin else 0
        wanted = days[begin : end + 1]
        rows = self._rows(self._occurrences.filter(local_date__in=wanted))
        found = sorted([*rows, *self._times(wanted)], key=_place)
        return _read(found[start - before : stop - before])

    @cached_property
    def _numbers(self) -> dict[date, int]:
        """How many dates each day has that are not over."""
        by_day = self._occurrences.order_by().values_list("local_date")
        numbers = dict(by_day.annotate(number=Count("pk")))
        for day in self._days_between(self._slots_from, self._slots_to):
            not_over = self._now if day <= self._today else None
            if number := self._calendar.number_on(day, not_over):
                numbers[day] = numbers.get(day, 0) + number
        return numbers

    def _times(self, days: list[date], most: int | None = None) -> list[Found]:
        days = [day for day in days if self._slots_from <= day <= self._slots_to]
        found = super()._times(days, most)
        return [row for row in found if utc(row[1].ends) > self._now]  # type: ignore[union-attr]


def _place(row: Found) -> tuple:
    return row[0]


def _read(found: Iterable[Found]) -> list[Dated]:
    """These dates with all that a row of a list shows, in two queries."""
    rows = list(found)
    keys = [key for _place, key in rows if isinstance(key, int)]
    times = [time for _place, time in rows if isinstance(time, SlotTime)]
    occurrences = Occurrence.objects.with_activity().in_bulk(keys) if keys else {}
    slots = {(date.slot.pk, date.local_date): date for date in slot_dates(times)}
    read: list[Dated | None] = [
        occurrences.get(key) if isinstance(key, int) else slots.get((key.slot.pk, key.date))
        for _place, key in rows
    ]
    return [row for row in read if row is not None]
