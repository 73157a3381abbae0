"""When slots of places fall: who sits where on which day, and whether that goes ahead.

`slot_times` is what other apps show; `times_on` is pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Prefetch

from wijken.areas.models import Wijk

from .enums import PlaceStatus
from .facts import HoursException, Slot, SlotAbsence
from .hours.blocks import DAY, Block, ExceptionRow, blocks_on, exceptions_on
from .hours.instants import utc
from .models import Place

#: How far a page looks for dates on which a slot does not go ahead.
DAYS_SHOWN = 28


@dataclass(frozen=True, slots=True)
class SlotTime:
    """One date of a slot. Both instants are in the site's zone; `reason` says why it is not."""

    slot: Slot
    date: date
    starts: datetime
    ends: datetime
    goes_ahead: bool = True
    reason: str = ""


@dataclass(frozen=True)
class SlotText:
    """A slot as a page tells of it: its weekday and hours, and which coming dates fall out."""

    slot: Slot
    day: str
    hours: str
    gone: list[SlotTime]


def slot_times(
    first: date,
    last: date,
    *,
    wijk: Wijk | None = None,
    place: Place | None = None,
    open_to_all: bool = False,
) -> list[SlotTime]:
    """All dates of slots of open, public places from one day to another, in order and in three
    queries; with `open_to_all` only of slots where one walks in."""
    slots = Slot.objects.filter(
        place__in=Place.objects.public().filter(locale__language_code=settings.LANGUAGE_CODE),
        place__fact_row__status=PlaceStatus.OPEN,
    ).select_related("place__home_wijk")
    if wijk:
        slots = slots.filter(place__home_wijk=wijk)
    if place:
        slots = slots.filter(place=place.source.pk)
    if open_to_all:
        slots = slots.filter(by_appointment=False)
    inside = Prefetch("absences", SlotAbsence.objects.filter(date__range=(first, last)))
    found = list(slots.prefetch_related(inside))
    different: dict[int, list[HoursException]] = defaultdict(list)
    for row in HoursException.objects.filter(
        place__in={slot.place_id for slot in found}, date__range=(first, last)
    ):
        different[row.place_id].append(row)
    days = [first + number * DAY for number in range((last - first).days + 1)]
    times = [
        time
        for slot in found
        for day in days
        for time in times_on(day, [slot], different[slot.place_id])
    ]
    return sorted(times, key=lambda time: (utc(time.starts), time.slot.pk))


def times_on(
    day: date, slots: Iterable[Slot], exceptions: Sequence[ExceptionRow]
) -> list[SlotTime]:
    """The dates of these slots of one place on a day, with what stands in their way."""
    return [
        _time_of(day, block, slot, exceptions)
        for slot in slots
        for block in blocks_on(day, [slot], [], appointments=True)
    ]


def _time_of(day: date, block: Block, slot: Slot, exceptions: Sequence[ExceptionRow]) -> SlotTime:
    absence = next((row for row in slot.absences.all() if row.date == day), None)
    different = exceptions_on(day, exceptions)
    others = blocks_on(day, [], exceptions)
    fits = not different or any(_holds(other, block) for other in others)
    closed = next((row.reason for row in different if row.reason), "")
    return SlotTime(
        slot=slot,
        date=day,
        starts=block.opens,
        ends=block.closes,
        goes_ahead=absence is None and fits,
        reason=absence.reason if absence else ("" if fits else closed),
    )


def _holds(outer: Block, inner: Block) -> bool:
    """Whether a place is open during all of a block."""
    return utc(outer.opens) <= utc(inner.opens) and utc(inner.closes) <= utc(outer.closes)


def slots_of(place: Place, today: date, exceptions: Sequence[ExceptionRow]) -> list[SlotText]:
    """The slots of a place for its page, by weekday, in two queries."""
    coming = Prefetch("absences", SlotAbsence.objects.filter(date__gte=today))
    slots = Slot.objects.filter(place=place.source.pk).prefetch_related(coming)
    return [_text_of(slot, today, exceptions) for slot in slots]


def _text_of(slot: Slot, today: date, exceptions: Sequence[ExceptionRow]) -> SlotText:
    dates = coming_times(slot, today, exceptions)
    return SlotText(
        slot=slot,
        day=slot.get_weekday_display(),
        hours=slot.hours_text,
        gone=[time for time in dates if not time.goes_ahead],
    )


def coming_times(
    slot: Slot, today: date, exceptions: Sequence[ExceptionRow], days: int = DAYS_SHOWN
) -> list[SlotTime]:
    """The dates of a slot in the coming days, today included."""
    return [
        time
        for number in range(days)
        for time in times_on(today + number * DAY, [slot], exceptions)
    ]
