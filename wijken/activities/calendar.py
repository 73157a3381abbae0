"""Days, weeks and months of the agenda. All dates are local days."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from django.http import Http404
from django.urls import register_converter

from mijnbuurt.core.clock import local_date

if TYPE_CHECKING:
    from .dates import Occurrence
    from .slot_dates import SlotDate

YEARS = range(2000, 2100)
#: How far ahead dates are known; calendar files show no more.
MONTHS_AHEAD = 18
#: How far back the first dates of a new series go: the days that calendar files still show.
DAYS_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Day:
    """One day of the agenda with what begins on it."""

    date: date
    occurrences: Sequence["Occurrence | SlotDate"]
    #: How many there are besides these.
    more: int = 0


class IsoDateConverter:
    """A day in an address: 2026-11-24. A day that does not exist does not match."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return datetime.strptime(value, "%Y-%m-%d").date()

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(IsoDateConverter, "isodate")


def window(now: datetime) -> tuple[date, date]:
    """The first and last day that a calendar file knows."""
    today = local_date(now)
    return today - DAYS_BACK, today + relativedelta(months=MONTHS_AHEAD)


def by_day(occurrences: Iterable["Occurrence | SlotDate"]) -> list[Day]:
    """Occurrences, already in order, grouped by their local day."""
    groups = groupby(occurrences, key=lambda occurrence: occurrence.local_date)
    return [Day(day, list(rows)) for day, rows in groups]


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def next_month(first: date) -> date | None:
    """The month after this one; None where the calendar ends."""
    return shown(first_of_month(first + timedelta(days=31)))


def previous_month(first: date) -> date | None:
    """The month before this one; None where the calendar begins."""
    return shown(first_of_month(first - timedelta(days=1)))


def shown(first: date) -> date | None:
    return first if first.year in YEARS else None


def last_of_month(first: date) -> date:
    return first_of_month(first + timedelta(days=31)) - timedelta(days=1)


def month_or_404(year: int, month: int) -> date:
    """The first day of a month. Raises Http404 for a month that no calendar here shows."""
    if year not in YEARS or month not in range(1, 13):
        raise Http404
    return date(year, month, 1)


def weeks_of(first: date, days: list[Day]) -> list[list[Day | None]]:
    """The weeks of a month from Monday to Sunday; None for days of another month."""
    filled = {day.date: day for day in days}
    return [
        [filled.get(day, Day(day, [])) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
