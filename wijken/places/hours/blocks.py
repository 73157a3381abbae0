"""When a place is open, as pure functions: rows and moments in, instants out. No database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from .instants import instant, local, utc

DAY = timedelta(days=1)
#: How far `next_opening` looks; with hours by season a whole year, so that spring is found.
DAYS_AHEAD = 60
DAYS_AHEAD_BY_SEASON = 366


class WeeklyRow(Protocol):
    """Open on one ISO weekday (1 is Monday); seasons are "MM-DD", both ends included."""

    weekday: int
    opens: time
    closes: time
    note: str
    season_from: str
    season_to: str
    by_appointment: bool


class ExceptionRow(Protocol):
    """Other hours on one date; closed when `opens` is None."""

    date: date
    opens: time | None
    closes: time | None
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """Open without a break. Both instants are in the site's zone; `closes` itself is not open."""

    opens: datetime
    closes: datetime
    note: str = ""
    #: The row it comes from; without one it is of one date.
    row: WeeklyRow | None = None

    @property
    def by_appointment(self) -> bool:
        return self.row is not None and self.row.by_appointment

    def contains(self, moment: datetime) -> bool:
        return utc(self.opens) <= utc(moment) < utc(self.closes)


def blocks_on(
    day: date,
    weekly_rows: Iterable[WeeklyRow],
    exceptions: Iterable[ExceptionRow],
    *,
    appointments: bool = False,
) -> list[Block]:
    """The blocks that begin on a local day, in order; the last may end the next day.

    Those by appointment are left out unless asked for: nobody walks in there.
    """
    different = exceptions_on(day, exceptions)
    if different:
        found = [
            _block(day, row.opens, row.closes) for row in different if row.opens and row.closes
        ]
    else:
        found = [
            _block(day, row.opens, row.closes, row.note, row)
            for row in weekly_rows
            if row.weekday == day.isoweekday()
            and in_season(day, row)
            and (appointments or not row.by_appointment)
        ]
    whole = [block for block in found if utc(block.closes) > utc(block.opens)]
    return sorted(whole, key=lambda block: (utc(block.opens), utc(block.closes)))


def exceptions_on(day: date, exceptions: Iterable[ExceptionRow]) -> list[ExceptionRow]:
    return [row for row in exceptions if row.date == day]


def in_season(day: date, row: WeeklyRow) -> bool:
    """Whether a weekly row holds on a day."""
    return is_in_season(day, row.season_from, row.season_to)


def is_in_season(day: date, season_from: str, season_to: str) -> bool:
    """Whether a day lies in a season, which may run over new year."""
    start, end = season_from or "01-01", season_to or "12-31"
    today = f"{day:%m-%d}"
    if start <= end:
        return start <= today <= end
    return today >= start or today <= end


def is_open_at(
    moment: datetime, weekly_rows: Iterable[WeeklyRow], exceptions: Iterable[ExceptionRow]
) -> bool:
    """Whether a place is open at an aware moment."""
    weekly, different, today = list(weekly_rows), list(exceptions), local(moment).date()
    return any(
        block.contains(moment)
        for day in (today - DAY, today)
        for block in blocks_on(day, weekly, different)
    )


def next_opening(
    moment: datetime,
    weekly_rows: Iterable[WeeklyRow],
    exceptions: Iterable[ExceptionRow],
    days: int = DAYS_AHEAD,
) -> datetime | None:
    """When a place opens for the first time after a moment; None if not within so many days."""
    spans = open_spans(local(moment).date() - DAY, list(weekly_rows), list(exceptions), days + 1)
    return next((span.opens for span in spans if utc(span.opens) > utc(moment)), None)


def open_spans(
    first: date, weekly: Sequence[WeeklyRow], exceptions: Sequence[ExceptionRow], days: int
) -> Iterator[Block]:
    """The blocks of `days` days from `first`, in order, those that touch or overlap made one."""
    span: Block | None = None
    for number in range(days + 1):
        for block in blocks_on(first + number * DAY, weekly, exceptions):
            if span is None:
                span = block
            elif utc(block.opens) <= utc(span.closes):
                span = Block(span.opens, max(span.closes, block.closes, key=utc))
            else:
                yield span
                span = block
    if span is not None:
        yield span


def _block(
    day: date, opens: time, closes: time, note: str = "", row: WeeklyRow | None = None
) -> Block:
    """A block of a day; a closing that is not after the opening is the next day's."""
    last = day if closes > opens else day + DAY
    return Block(instant(day, opens), instant(last, closes), note, row)
