"""What is on between two days, for paper: it keeps what does not go ahead, and never says "now"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from mijnbuurt.core.dates import time_range
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import Wijk
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlaceFacts
from wijken.places.slots import open_slots

from .calendar import Day
from .dates import Occurrence
from .enums import OccurrenceState
from .programme import Dated, Programme
from .slot_dates import SlotDate

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Paper:
    """Some days of the agenda."""

    first: date
    last: date
    days: list[Day]
    gone: list[Occurrence]  # of these days at first, and on another day after all

    @property
    def rows(self) -> list[Dated]:
        return [row for day in self.days for row in day.occurrences]


@dataclass(frozen=True)
class PaperWeek:
    """The days of a week that are printed, and on which of them there is something."""

    first: date
    last: date
    days: list[Day]


@dataclass
class PaperSeries:
    """What comes back, once: at which time on which days, and what is different."""

    row: Dated
    repeat_text: str
    dates: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    different: list[Dated] = field(default_factory=list)

    @property
    def times(self) -> list[tuple[str, str]]:
        """At which time, on which days in words."""
        return [(clock, dates_text(days)) for clock, days in self.dates.items()]


def paper_of(
    first: date, last: date, now: datetime, wijk: Wijk | None = None, place: Place | None = None
) -> Paper:
    """All that is on between two days, both included: everywhere, in a wijk, or at a place."""
    found = Occurrence.objects.public()
    if wijk:
        found = found.in_wijk(wijk)
    if place:
        found = found.at_place(place.source)
    slots = open_slots(wijk=wijk, place=place, open_to_all=True)
    moved = found.filter(moved_from__gte=midnight(first), moved_from__lt=midnight(last + DAY))
    outside = moved.filter(Q(local_date__lt=first) | Q(local_date__gt=last)).with_activity()
    gone = list(outside.order_by("moved_from", "pk"))
    paper = Paper(first, last, Programme(found, slots, now, first, last).days(), gone)
    in_readers_language(row.activity for row in [*paper.rows, *gone])
    return paper


def midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def weeks_of_paper(paper: Paper) -> list[PaperWeek]:
    """The weeks of a paper, from Monday to Sunday, with those in which there is nothing."""
    found = []
    first = paper.first
    while first <= paper.last:
        last = min(first + timedelta(days=6 - first.weekday()), paper.last)
        found.append(PaperWeek(first, last, [d for d in paper.days if first <= d.date <= last]))
        first = last + DAY
    return found


def series_of_paper(paper: Paper) -> tuple[list[PaperSeries], list[Day]]:
    """What comes back in these days, each once and by weekday and time; and the days of what is
    there once."""
    rows_of: dict[tuple[bool, int], list[Dated]] = defaultdict(list)
    for row in paper.rows:
        rows_of[name_of(row)].append(row)
    series = []
    for rows in rows_of.values():
        words = rows[0].repeat_text
        if words and len(rows) > 1:
            series.append(series_of(rows, words))
    series.sort(key=lambda one: (one.row.local_date.weekday(), localtime(one.row.starts_at).time()))
    back = {name_of(one.row) for one in series}
    once: dict[date, list[Dated]] = defaultdict(list)
    for row in paper.rows:
        if name_of(row) not in back:
            once[row.local_date].append(row)
    return series, [Day(day, rows) for day, rows in once.items()]


def name_of(row: Dated) -> tuple[bool, int]:
    """What a date is one of."""
    return (True, row.slot.pk) if isinstance(row, SlotDate) else (False, row.activity_id)


def series_of(rows: list[Dated], words: str) -> PaperSeries:
    series = PaperSeries(rows[0], words)
    for row in sorted(rows, key=lambda row: row.starts_at):
        if row.state == OccurrenceState.GOES_AHEAD:
            series.dates[time_range(row)].append(row.local_date)
        else:
            series.different.append(row)
    return series


def dates_text(days: Iterable[date]) -> str:
    """Days in words, month by month: "1, 8 en 15 december; 5 januari"."""
    months: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in days:
        months[day.year, day.month].append(day)
    named = []
    for of_month in months.values():
        numbers = get_text_list([str(day.day) for day in of_month], _("en"))
        named.append(f"{numbers} {date_format(of_month[0], 'F')}")
    return "; ".join(named)


def addresses_of(rows: Iterable[Dated]) -> list[PlaceFacts]:
    """Where the places are that rows name, each once: address and telephone of those that are not
    closed. One query."""
    places = {row.place.pk: row.place for row in rows if row.place is not None}
    facts = PlaceFacts.objects.filter(place__in=places).exclude(status=PlaceStatus.CLOSED)
    found = []
    for row in facts:
        row.place = places[row.place_id]
        if row.address_text or row.phone:
            found.append(row)
    return sorted(found, key=lambda row: row.place.title)
