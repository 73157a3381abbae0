"""When a rule falls, as pure functions: local dates, instants, words. No database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from dateutil import rrule
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijken.places.hours.instants import instant

from .enums import Repeat

#: How long an activity takes of which only the start is known.
DEFAULT_LENGTH = timedelta(hours=2)
#: RFC 5545 names of the weekdays, Monday first.
WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
LAST = -1


@dataclass(frozen=True)
class Rule:
    """Once, or again and again from `first_date` up to and including `last_date` (None: no end)."""

    repeat: str
    first_date: date
    last_date: date | None = None

    @cached_property
    def nth(self) -> int:
        """Which weekday of its month the first date is: 1 to 4, and -1 for a fifth (the last)."""
        number = (self.first_date.day - 1) // 7 + 1
        return number if number < 5 else LAST

    @property
    def is_series(self) -> bool:
        return self.repeat != Repeat.ONCE

    def dates(self, first: date, last: date) -> list[date]:
        """The local dates of the rule from `first` up to and including `last`."""
        last = min(last, self.last_date or last)
        if not self.is_series:
            return [self.first_date] if first <= self.first_date <= last else []
        if last < self.first_date:
            return []
        return [
            day.date() for day in self._set(last).between(_start(first), _start(last), inc=True)
        ]

    def _set(self, last: date) -> rrule.rrule:
        start, until = _start(self.first_date), _start(last)
        weekday = WEEKDAYS[self.first_date.weekday()]
        if self.repeat == Repeat.MONTHLY:
            return rrule.rrule(rrule.MONTHLY, start, byweekday=weekday(self.nth), until=until)
        interval = 2 if self.repeat == Repeat.BIWEEKLY else 1
        return rrule.rrule(rrule.WEEKLY, start, interval=interval, until=until)


def rrule_text(rule: Rule) -> str:
    """The rule as RFC 5545 writes it ("FREQ=WEEKLY;BYDAY=TU"); empty for a single date."""
    if not rule.is_series:
        return ""
    day = str(WEEKDAYS[rule.first_date.weekday()])
    parts = {
        Repeat.WEEKLY: ["FREQ=WEEKLY", f"BYDAY={day}"],
        Repeat.BIWEEKLY: ["FREQ=WEEKLY", "INTERVAL=2", f"BYDAY={day}"],
        Repeat.MONTHLY: ["FREQ=MONTHLY", f"BYDAY={rule.nth}{day}"],
    }[Repeat(rule.repeat)]
    if rule.last_date:
        until = instant(rule.last_date, time(23, 59, 59)).astimezone(UTC)
        parts.append(f"UNTIL={until:%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def repeat_text(rule: Rule) -> str:
    """The rule in plain words: "Elke tweede dinsdag van de maand"; empty for a single date."""
    day = date_format(rule.first_date, "l")
    if rule.repeat == Repeat.WEEKLY:
        return _("Elke %(day)s") % {"day": day}
    if rule.repeat == Repeat.BIWEEKLY:
        return _("Elke twee weken op %(day)s") % {"day": day}
    if rule.repeat == Repeat.MONTHLY:
        ordinals = {
            1: _("Elke eerste %(day)s van de maand"),
            2: _("Elke tweede %(day)s van de maand"),
            3: _("Elke derde %(day)s van de maand"),
            4: _("Elke vierde %(day)s van de maand"),
            LAST: _("Elke laatste %(day)s van de maand"),
        }
        return ordinals[rule.nth] % {"day": day}
    return ""


def local_instants(day: date, starts: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """When an activity begins and ends, in UTC; the end is always after the start.

    An end that is not after the start is the next day's. Without an end it takes two hours;
    without a start it takes the whole day. A time that does not exist moves one hour on, one
    that comes twice is the first; where that would leave no time, it takes as long as the clock
    says.
    """
    if starts is None:
        starts = ends = time.min
    begins = instant(day, starts).astimezone(UTC)
    if ends is None:
        return begins, begins + DEFAULT_LENGTH
    last = day if ends > starts else day + timedelta(days=1)
    finishes = instant(last, ends).astimezone(UTC)
    if finishes <= begins:
        finishes = begins + (datetime.combine(last, ends) - datetime.combine(day, starts))
    return begins, finishes


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)
