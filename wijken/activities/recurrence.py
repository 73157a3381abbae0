"""When a rule falls, as pure functions: local dates, instants, RFC 5545 text. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any

from dateutil import rrule
from django.utils import timezone
from django.utils.translation import gettext as _

from wijken.places.hours.instants import clock_changes_on, instant

from .enums import Repeat

#: How long an activity takes of which only the start is known.
DEFAULT_LENGTH = timedelta(hours=2)
DAY = timedelta(days=1)
#: RFC 5545 names of the weekdays, Monday first.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
#: Longer than four years each week, nobody counts.
MOST_TIMES = 208

#: What the text of each kind of rule says before its days: how often, and each how many times.
FREQUENCIES = {
    Repeat.WEEKLY: ("WEEKLY", 1),
    Repeat.BIWEEKLY: ("WEEKLY", 2),
    Repeat.MONTHLY: ("MONTHLY", 1),
    Repeat.QUARTERLY: ("MONTHLY", 3),
    Repeat.YEARLY: ("YEARLY", 1),
    Repeat.YEARLY_WEEKDAY: ("YEARLY", 1),
}
BY_WEEK = frozenset({Repeat.WEEKLY, Repeat.BIWEEKLY})
BY_NTH_WEEKDAY = frozenset({Repeat.MONTHLY, Repeat.QUARTERLY, Repeat.YEARLY_WEEKDAY})


@dataclass(frozen=True)
class Rule:
    """Once, or again and again from `first_date` on: up to and including `last_date`, or `count`
    times, or without an end. `weekdays` (Monday is 0) of a week, where it is not that of the first
    date alone."""

    repeat: str
    first_date: date
    last_date: date | None = None
    count: int | None = None
    weekdays: tuple[int, ...] = ()

    @cached_property
    def nth(self) -> int:
        """Which weekday of its month the first date is: 1 to 4, and -1 for a fifth (the last)."""
        number = (self.first_date.day - 1) // 7 + 1
        return number if number < 5 else LAST

    @cached_property
    def days_of_week(self) -> tuple[int, ...]:
        """The weekdays on which it falls, Monday first."""
        if self.repeat in BY_WEEK and self.weekdays:
            return tuple(sorted(set(self.weekdays)))
        return (self.first_date.weekday(),)

    @property
    def is_series(self) -> bool:
        return self.repeat != Repeat.ONCE

    @property
    def falls_on_first_date(self) -> bool:
        return self.first_date.weekday() in self.days_of_week

    @property
    def problem(self) -> str:
        """What is wrong with this rule, in a sentence; empty when it makes sense."""
        if self.last_date and self.last_date < self.first_date:
            return _("De laatste datum ligt voor de eerste.")
        if self.last_date and self.count:
            return _("Kies een laatste datum of een aantal keer, niet allebei.")
        if self.count is not None and not 1 <= self.count <= MOST_TIMES:
            return _("Kies een aantal keer tussen 1 en %(most)s.") % {"most": MOST_TIMES}
        if self.repeat == Repeat.YEARLY and (self.first_date.month, self.first_date.day) == (2, 29):
            return _("29 februari is er niet elk jaar. Kies een andere dag.")
        return ""

    @cached_property
    def pattern(self) -> str:
        """How often it comes back, in the words of RFC 5545 and without its end."""
        frequency, interval = FREQUENCIES[Repeat(self.repeat)]
        parts = [f"FREQ={frequency}"]
        if interval > 1:
            parts.append(f"INTERVAL={interval}")
        if self.repeat in (Repeat.YEARLY, Repeat.YEARLY_WEEKDAY):
            parts.append(f"BYMONTH={self.first_date.month}")
        if self.repeat in BY_WEEK:
            parts.append("BYDAY=" + ",".join(WEEKDAYS[day] for day in self.days_of_week))
        elif self.repeat in BY_NTH_WEEKDAY:
            parts.append(f"BYDAY={self.nth}{WEEKDAYS[self.first_date.weekday()]}")
        else:
            parts.append(f"BYMONTHDAY={self.first_date.day}")
        return ";".join(parts)

    @cached_property
    def text(self) -> str:
        """The whole rule as RFC 5545 writes it for a day without a time; empty for once."""
        if not self.is_series:
            return ""
        if self.count:
            return f"{self.pattern};COUNT={self.count}"
        return self.pattern + (f";UNTIL={self.last_date:%Y%m%d}" if self.last_date else "")

    def dates(self, first: date, last: date) -> list[date]:
        """The local dates of the rule from `first` up to and including `last`."""
        if not self.is_series:
            ends = self.last_date or self.first_date
            return [self.first_date] if first <= self.first_date <= min(last, ends) else []
        last = min(last, self.last_date or last, self.last_of_count or last)
        if last < self.first_date or last < first:
            return []
        if self.repeat in BY_WEEK:
            return list(self._days_of_weeks(max(first, self.first_date), last))
        days = _rrule(self.pattern, self.first_date, last)
        return [day.date() for day in days.between(_start(first), _start(last), inc=True)]

    def number(self, first: date, last: date) -> int:
        """How many dates there are from one of its days up to and including another."""
        if self.repeat in BY_WEEK and len(self.days_of_week) == 1:
            return (last - first).days // (7 * FREQUENCIES[Repeat(self.repeat)][1]) + 1
        return len(self.dates(first, last))

    @cached_property
    def last_of_count(self) -> date | None:
        """The day of the last of so many times."""
        if not self.count:
            return None
        return list(_rrule(f"{self.pattern};COUNT={self.count}", self.first_date))[-1].date()

    def _days_of_weeks(self, first: date, last: date) -> Iterator[date]:
        """Counting days is many times faster than asking for a rule, and most rules are weekly."""
        step = 7 * FREQUENCIES[Repeat(self.repeat)][1]
        monday = self.first_date - self.first_date.weekday() * DAY
        monday += (first - monday).days // step * step * DAY
        while monday <= last:
            for weekday in self.days_of_week:
                day = monday + weekday * DAY
                if first <= day <= last:
                    yield day
            monday += step * DAY


@lru_cache(maxsize=4096)
def parse(text: str, first_date: date) -> Rule:
    """The rule of a text and the day that it begins on.

    Raises ValueError for a text that no form of this site makes: rules by the minute, rules that
    never fall, rules that do not fall on their first day.
    """
    if not text:
        return Rule(Repeat.ONCE, first_date)
    parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    frequency = (parts.get("FREQ", ""), int(parts.get("INTERVAL", "1")))
    found = [kind for kind, of_kind in FREQUENCIES.items() if of_kind == frequency]
    last = parts.get("UNTIL")
    for kind in found:
        names = parts.get("BYDAY", "").split(",") if kind in BY_WEEK else []
        weekdays = tuple(WEEKDAYS.index(name) for name in names)
        rule = Rule(
            kind,
            first_date,
            datetime.strptime(last, "%Y%m%d").date() if last else None,
            int(parts["COUNT"]) if "COUNT" in parts else None,
            () if weekdays == (first_date.weekday(),) else weekdays,
        )
        if rule.text == text and rule.falls_on_first_date and not rule.problem:
            return rule
    raise ValueError(f"not a rule of this site: {text!r}")


def until(day: date) -> str:
    """The end of a local day as the last moment of a rule with times: in UTC."""
    return f"{instant(day, time(23, 59, 59)).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def local_times(day: date, starts: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """When an activity begins and ends as typed, on the clock on the wall.

    An end that is not after the start is the next day's. Without an end it takes two hours;
    without a start it takes the whole day.
    """
    if starts is None:
        starts = ends = time.min
    begins = datetime.combine(day, starts)
    if ends is None:
        return begins, begins + DEFAULT_LENGTH
    return begins, datetime.combine(day if ends > starts else day + DAY, ends)


def local_instants(day: date, starts: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """When an activity begins and ends, in UTC; the end is always after the start.

    A time that does not exist moves one hour on, one that comes twice is the first; where that
    would leave no time, it takes as long as the clock says. So it does where no end was typed.
    """
    typed_begin, typed_end = local_times(day, starts, ends)
    begins = instant(typed_begin.date(), typed_begin.time()).astimezone(UTC)
    if starts is not None and ends is None:
        return begins, begins + DEFAULT_LENGTH
    finishes = instant(typed_end.date(), typed_end.time()).astimezone(UTC)
    return begins, finishes if finishes > begins else begins + (typed_end - typed_begin)


def is_odd(day: date, starts: time | None, ends: time | None) -> bool:
    """Whether the change of the clock makes this date longer or shorter, or moves its start."""
    if not (clock_changes_on(day) or clock_changes_on(day + DAY)):
        return False
    typed_begin, typed_end = local_times(day, starts, ends)
    begins, finishes = local_instants(day, starts, ends)
    on_the_wall = timezone.localtime(begins).replace(tzinfo=None)
    return finishes - begins != typed_end - typed_begin or on_the_wall != typed_begin


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _rrule(text: str, first: date, last: date | None = None) -> Any:
    found: Any = rrule.rrulestr(text, dtstart=_start(first))
    return found.replace(until=_start(last)) if last else found
