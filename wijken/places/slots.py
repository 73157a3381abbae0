"""When slots of places fall: who sits where on which day, and whether that goes ahead.

`slot_times` is what other apps show; `times_on` is pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.conf import settings
from django.db.models import DateField, F, Prefetch, QuerySet

from mijnbuurt.core.prepared import prepared
from wijken.areas.models import Wijk

from .enums import PlaceStatus
from .facts import HoursException, Slot, SlotAbsence
from .hours.blocks import DAY, Block, ExceptionRow, blocks_on, exceptions_on, is_in_season
from .hours.instants import clock_changes_on, instant, local, utc
from .models import Place

#: How far a page looks for dates on which a slot does not go ahead.
DAYS_SHOWN = 28
#: Until this hour a night in which the clock changes may take the time away.
NIGHT_OF_THE_CLOCK = time(3)


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


def open_slots(
    *, wijk: Wijk | None = None, place: Place | None = None, open_to_all: bool = False
) -> QuerySet[Slot]:
    """Slots of open, public places, the earliest first, with the day on which their place will
    close; with `open_to_all` only those where one walks in. A place that a wijk shows as well
    counts as one of that wijk."""
    places = Place.objects.public().filter(locale__language_code=settings.LANGUAGE_CODE)
    if wijk:
        places = places.in_wijk(wijk)
    slots = (
        Slot.objects.filter(place__in=places.values("pk"), place__fact_row__status=PlaceStatus.OPEN)
        .annotate(closes_on=F("place__planned_closing__day"))
        .order_by("opens", "pk")
    )
    if place:
        slots = slots.filter(place=place.source.pk)
    return slots.filter(by_appointment=False) if open_to_all else slots


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
    slots = open_slots(wijk=wijk, place=place, open_to_all=open_to_all)
    days = [first + number * DAY for number in range((last - first).days + 1)]
    times = SlotCalendar(slots.select_related("place__home_wijk")).on(days)
    return sorted(times, key=lambda time: (utc(time.starts), time.slot.pk))


def days_of(slot: Slot, first: date, last: date) -> list[date]:
    """The days of a slot between two days, both included."""
    first += (slot.weekday - first.isoweekday()) % 7 * DAY
    days = [first + number * 7 * DAY for number in range((last - first).days // 7 + 1)]
    return [day for day in days if holds(day, slot.season_from, slot.season_to, closing_of(slot))]


def closing_of(slot: Slot) -> date | None:
    """The day on which its place will close, where `open_slots` asked it along."""
    return getattr(slot, "closes_on", None)


def holds(day: date, season_from: str, season_to: str, closes_on: date | None) -> bool:
    """Whether a day is in the season of a slot, and its place not closed by then."""
    return (closes_on is None or day < closes_on) and is_in_season(day, season_from, season_to)


def slots_around(place: Place, moments: Iterable[datetime], span: timedelta) -> list[SlotTime]:
    """What is for everyone at a place around one of these moments and goes ahead; three queries."""
    near = [(utc(moment - span), utc(moment + span)) for moment in moments]
    days = {local(end).date() for ends in near for end in ends}
    slots = open_slots(place=place, open_to_all=True).select_related("place")
    return [
        time
        for time in SlotCalendar(slots).on(sorted(days))
        if time.goes_ahead and any(first <= utc(time.starts) <= last for first, last in near)
    ]


@prepared(days=DateField())
def absences_on(days: list[date]) -> QuerySet[SlotAbsence]:
    return SlotAbsence.objects.filter(date__in=days)


@prepared(days=DateField())
def different_hours_on(days: list[date]) -> QuerySet[HoursException]:
    return HoursException.objects.filter(date__in=days).order_by("opens", "pk")


class SlotCalendar:
    """The dates of many slots, worked out for the days that are asked: a day costs only the slots
    of its weekday, and one that is not shown costs no more than counting. `slots` come as
    `open_slots` gives them."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._on_weekday: dict[int, list[Slot]] = defaultdict(list)
        for slot in slots:
            self._on_weekday[slot.weekday].append(slot)
        self._seasons = {
            weekday: Counter((slot.season_from, slot.season_to, closing_of(slot)) for slot in found)
            for weekday, found in self._on_weekday.items()
        }

    def number_on(self, day: date, after: datetime | None = None) -> int:
        """How many dates there are on a day, with those that do not go ahead; `after`: of those
        that end later than this."""
        slots = self._on_weekday.get(day.isoweekday(), [])
        if after:
            return sum(_is_there(slot, day) and _ends(slot, day) > utc(after) for slot in slots)
        if clock_changes_on(day):  # what would take no time at all is not there that night
            return sum(_is_there(slot, day) for slot in slots)
        seasons = self._seasons.get(day.isoweekday(), {}).items()
        return sum(count for season, count in seasons if holds(day, *season))

    def on(self, days: Sequence[date], most: int | None = None) -> list[SlotTime]:
        """The dates on these days, day by day, on top what does not go ahead; of each day no more
        than `most`. Two queries."""
        if not self._on_weekday:
            return []
        absences = {(row.slot_id, row.date): row for row in absences_on(days=list(days))}
        different: dict[tuple[int, date], list[HoursException]] = defaultdict(list)
        for row in different_hours_on(days=list(days)):
            different[row.place_id, row.date].append(row)
        return [time for day in days for time in self._on_day(day, absences, different, most)]

    def _on_day(
        self,
        day: date,
        absences: dict[tuple[int, date], SlotAbsence],
        different: dict[tuple[int, date], list[HoursException]],
        most: int | None,
    ) -> list[SlotTime]:
        """Only what may stand in the way of a slot makes it one that must be looked at."""
        unsure: list[Slot] = []
        sure: list[Slot] = []
        for slot in self._on_weekday[day.isoweekday()]:
            stands_apart = (slot.pk, day) in absences or (slot.place_id, day) in different
            (unsure if stands_apart else sure).append(slot)
        times = []
        for slot in unsure:
            exceptions = different.get((slot.place_id, day), [])
            times.append(time_of(slot, day, absences.get((slot.pk, day)), exceptions))
        plain = (time_of(slot, day, None, []) for slot in sure)
        found = [*filter(None, times), *islice(filter(None, plain), most)]
        return sorted(found, key=_order_of)[:most]


def _ends(slot: Slot, day: date) -> datetime:
    """When the date of a slot that begins on a day ends, in UTC."""
    return utc(instant(day if slot.closes > slot.opens else day + DAY, slot.closes))


def _is_there(slot: Slot, day: date) -> bool:
    """Whether a slot has a date on a day of its week: in its season, and taking any time."""
    if not holds(day, slot.season_from, slot.season_to, closing_of(slot)):
        return False
    takes_time = slot.closes <= slot.opens or slot.closes > NIGHT_OF_THE_CLOCK
    return takes_time or _ends(slot, day) > utc(instant(day, slot.opens))


def _order_of(time: SlotTime) -> tuple[bool, datetime, int]:
    return time.goes_ahead, utc(time.starts), time.slot.pk


def times_on(
    day: date, slots: Iterable[Slot], exceptions: Sequence[ExceptionRow]
) -> list[SlotTime]:
    """The dates of these slots of one place on a day, with what stands in their way."""
    found = []
    for slot in slots:
        absence = next((row for row in slot.absences.all() if row.date == day), None)
        found.append(time_of(slot, day, absence, exceptions_on(day, exceptions)))
    return [time for time in found if time]


def time_of(
    slot: Slot, day: date, absence: SlotAbsence | None, different: Sequence[ExceptionRow]
) -> SlotTime | None:
    """The date of a slot on a day, whose other hours are `different`; None when it has none."""
    block = next(iter(blocks_on(day, [slot], [], appointments=True)), None)
    closes_on = closing_of(slot)
    if block is None or (closes_on and day >= closes_on):
        return None
    fits = not different or any(_holds(other, block) for other in blocks_on(day, [], different))
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
