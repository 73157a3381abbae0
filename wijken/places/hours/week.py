"""The table of opening hours, and the same for search engines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.conf import settings
from django.utils.formats import date_format

from mijnbuurt.core.spoken import Spoken
from wijken.places.enums import PlaceStatus

from .blocks import DAY, Block, ExceptionRow, WeeklyRow, blocks_on, exceptions_on, in_season
from .words import block_text

SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class HoursText:
    """One block in the table: "13.00 – 16.00 uur", what the editor said of it, and which
    languages are spoken there then."""

    text: str
    by_appointment: bool
    note: str
    words_language: str
    languages: list[Spoken]


@dataclass(frozen=True, slots=True)
class DayHours:
    """One row of the table: a weekday, the coming date it stands for, and its hours."""

    name: str
    date: date
    is_today: bool
    blocks: list[HoursText]
    exception_reason: str

    @property
    def closed(self) -> bool:
        return not self.blocks


def week(
    today: date, weekly_rows: Iterable[WeeklyRow], exceptions: Iterable[ExceptionRow]
) -> list[DayHours]:
    """Seven rows, Monday first. Each stands for the coming date of its weekday, today included,
    so that everything different in the seven days from today is in the table."""
    weekly, different = list(weekly_rows), list(exceptions)
    days = sorted((today + number * DAY for number in range(7)), key=date.isoweekday)
    return [_day_hours(day, today, weekly, different) for day in days]


def _day_hours(
    day: date, today: date, weekly: Sequence[WeeklyRow], exceptions: Sequence[ExceptionRow]
) -> DayHours:
    blocks = blocks_on(day, weekly, exceptions, appointments=True)
    reasons = (row.reason for row in exceptions_on(day, exceptions) if row.reason)
    return DayHours(
        name=date_format(day, "l"),
        date=day,
        is_today=day == today,
        blocks=[_hours_text(block) for block in blocks],
        exception_reason=next(reasons, ""),
    )


def _hours_text(block: Block) -> HoursText:
    return HoursText(
        text=block_text(block),
        by_appointment=block.by_appointment,
        note=block.note,
        words_language=getattr(block.row, "words_language", settings.LANGUAGE_CODE),
        languages=getattr(block.row, "spoken", []),
    )


def opening_hours_specification(
    today: date,
    weekly_rows: Iterable[WeeklyRow],
    exceptions: Iterable[ExceptionRow],
    status: str = PlaceStatus.OPEN,
    days: int = 30,
) -> list[dict[str, str]]:
    """schema.org `openingHoursSpecification`: the weekly hours on which one walks in, and each
    different date of the coming days ("00:00" to "00:00" is closed). Empty for a place that is
    not simply open."""
    if status != PlaceStatus.OPEN:
        return []
    weekly = [_weekly_specification(row, today) for row in weekly_rows if not row.by_appointment]
    coming = [row for row in exceptions if today <= row.date <= today + timedelta(days=days)]
    dates = {row.date for row in coming if row.opens}
    shown = [row for row in coming if row.opens or row.date not in dates]
    return weekly + [_dated_specification(row) for row in sorted(shown, key=_date_and_time)]


def _date_and_time(row: ExceptionRow) -> tuple[date, time]:
    return row.date, row.opens or time.min


def _specification(opens: time | None, closes: time | None) -> dict[str, str]:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": f"{opens or time.min:%H:%M}",
        "closes": f"{closes or time.min:%H:%M}",
    }


def _weekly_specification(row: WeeklyRow, today: date) -> dict[str, str]:
    found = _specification(row.opens, row.closes)
    if row.opens == row.closes == time.min:
        found["closes"] = "23:59"
    found["dayOfWeek"] = f"https://schema.org/{SCHEMA_DAYS[row.weekday - 1]}"
    if row.season_from or row.season_to:
        found["validFrom"], found["validThrough"] = _season_around(row, today)
    return found


def _season_around(row: WeeklyRow, today: date) -> tuple[str, str]:
    """The first and last day of the season that is going on or comes next."""
    first = today
    if in_season(today, row):
        while in_season(first - DAY, row) and today - first < timedelta(days=366):
            first -= DAY
    else:
        while not in_season(first, row) and first - today < timedelta(days=366):
            first += DAY
    last = first
    while in_season(last + DAY, row) and last - first < timedelta(days=366):
        last += DAY
    return first.isoformat(), last.isoformat()


def _dated_specification(row: ExceptionRow) -> dict[str, str]:
    day = row.date.isoformat()
    return {**_specification(row.opens, row.closes), "validFrom": day, "validThrough": day}
