"""Whether a place is open, in a form that pages can show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from django.utils.translation import gettext as _

from wijken.places.enums import PlaceStatus

from .blocks import (
    DAY,
    DAYS_AHEAD,
    DAYS_AHEAD_BY_SEASON,
    Block,
    ExceptionRow,
    WeeklyRow,
    blocks_on,
    exceptions_on,
    is_open_at,
    next_opening,
    open_spans,
)
from .instants import instant, local, utc
from .words import blocks_text, opening_text, until_text

#: A place that stays open longer than this has no closing time worth telling.
ALWAYS = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class OpenState:
    """What to say of a place at one moment. Instants are in the site's zone.

    `label` is the first line ("Nu open tot 16.00 uur"); `today_hours` holds today's hours and is
    empty where they are not known; `today` are the blocks of today and one of yesterday that is
    still going on; `reason` says why today differs.
    """

    is_open: bool
    label: str
    today_hours: str = ""
    reason: str = ""
    until: datetime | None = None
    next_opening: datetime | None = None
    today: list[Block] = field(default_factory=list)

    @property
    def today_text(self) -> str:
        return f"{self.today_hours}: {self.reason}" if self.reason else self.today_hours


def state_at(
    now: datetime,
    weekly_rows: Iterable[WeeklyRow],
    exceptions: Iterable[ExceptionRow],
    status: str = PlaceStatus.OPEN,
) -> OpenState:
    """The state of a place with this status and these rows at an aware moment."""
    weekly, different = list(weekly_rows), list(exceptions)
    if status != PlaceStatus.OPEN:
        return OpenState(is_open=False, label=_status_text(status))
    today = local(now).date()
    known = weekly or any(row.date >= today for row in different)
    if not known and not is_open_at(now, weekly, different):
        return OpenState(is_open=False, label=_status_text(PlaceStatus.UNKNOWN))
    opens = next_opening(now, weekly, different, _days_ahead(today, weekly, different))
    near = _spans_of_today(today, weekly, different)
    current = next((span for span in near if span.contains(now)), None)
    blocks = _blocks_of_today(now, today, weekly, different)
    by_appointment = blocks_on(today, weekly, different, appointments=True)
    reason = next((row.reason for row in exceptions_on(today, different) if row.reason), "")
    until = current.closes if current and utc(current.closes) - utc(now) < ALWAYS else None
    closed = _closed_label(bool(near), bool(by_appointment), opens, today)
    return OpenState(
        is_open=current is not None,
        label=until_text(until, now) if current else closed,
        today_hours=_today_hours(blocks or by_appointment, today),
        reason=reason,
        until=until,
        next_opening=opens,
        today=blocks,
    )


def _spans_of_today(
    today: date, weekly: Sequence[WeeklyRow], exceptions: Sequence[ExceptionRow]
) -> list[Block]:
    """The spans of which some part lies in today."""
    starts, ends = (utc(instant(day, time.min)) for day in (today, today + DAY))
    spans = open_spans(today - DAY, weekly, exceptions, days=ALWAYS.days + 2)
    return [
        span
        for span in takewhile(lambda span: utc(span.opens) < ends, spans)
        if utc(span.closes) > starts
    ]


def _blocks_of_today(
    now: datetime, today: date, weekly: Sequence[WeeklyRow], exceptions: Sequence[ExceptionRow]
) -> list[Block]:
    running = [block for block in blocks_on(today - DAY, weekly, exceptions) if block.contains(now)]
    return running + blocks_on(today, weekly, exceptions)


def _closed_label(
    open_today: bool, by_appointment: bool, opens: datetime | None, today: date
) -> str:
    open_today = open_today or (opens is not None and local(opens).date() == today)
    closed = _("Nu dicht.") if open_today else _("Vandaag dicht.")
    if by_appointment and not open_today:
        closed = _("Vandaag alleen op afspraak.")
    return f"{closed} {opening_text(opens, today)}" if opens else closed


def _days_ahead(
    today: date, weekly: Sequence[WeeklyRow], exceptions: Sequence[ExceptionRow]
) -> int:
    """How far to look for the next opening: past the last day that is different."""
    last = max((row.date for row in exceptions), default=today)
    by_season = any(row.season_from or row.season_to for row in weekly)
    return max(DAYS_AHEAD_BY_SEASON if by_season else DAYS_AHEAD, (last - today).days + 8)


def _today_hours(blocks: Sequence[Block], today: date) -> str:
    hours = blocks_text(blocks, today) if blocks else _("dicht")
    return _("Vandaag %(hours)s") % {"hours": hours}


def _status_text(status: str) -> str:
    return {
        PlaceStatus.PREPARING: _("Deze plek is nog niet open."),
        PlaceStatus.TEMPORARILY_CLOSED: _("Deze plek is tijdelijk dicht."),
        PlaceStatus.CLOSED: _("Deze plek is gesloten."),
    }.get(PlaceStatus(status), _("De openingstijden zijn niet bekend. Bel ons."))
