"""Slots of places in calendar files: each a weekly rule, with the dates that differ."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mijnbuurt.core.ical import escaped
from mijnbuurt.core.words import readers_language
from wijken.places.models import HoursException, Slot, SlotAbsence
from wijken.places.slots import SlotTime, days_of, time_of

from .enums import ActivityKind, OccurrenceState
from .ical import head, moment, name_in, nights_of_the_clock, repeated, wall
from .recurrence import WEEKDAYS, is_odd, local_times

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
PLACE_COLUMNS = ("title", "url_path")
FACT_COLUMNS = ("place", "status", "address_line", "postcode", "city")
#: All that an event says of its slot.
COLUMNS = (
    *("key", "what", "organisation", "weekday", "opens", "closes", "by_appointment", "note"),
    *("season_from", "season_to", "kind", "free"),
    "place",
    *(f"place__{name}" for name in PLACE_COLUMNS),
    *(f"place__fact_row__{name}" for name in FACT_COLUMNS),
    *(f"calendar_version__{name}" for name in ("slot", "number", "changed_at")),
)
Changes = dict[tuple[int, date], Any]


@dataclass(frozen=True)
class SlotRows:
    """The rows behind the slots of a file, and the first and last day of that."""

    slots: QuerySet[Slot]
    days: tuple[date, date]

    def values(self) -> list[object]:
        """All that the events are made of, as plain values."""
        absences = self.absences.values_list("slot", "date", "reason")
        return [
            self.days,
            list(self.slots.order_by("pk").values_list("pk", *COLUMNS, "closes_on")),
            list(absences.order_by("pk")),
            list(self.exceptions.values_list("place", "date", "opens", "closes", "reason")),
        ]

    @property
    def absences(self) -> QuerySet[SlotAbsence]:
        found = SlotAbsence.objects.filter(date__range=self.days)
        return found.filter(slot__in=self.slots.values("pk"))

    @property
    def exceptions(self) -> QuerySet[HoursException]:
        found = HoursException.objects.filter(date__range=self.days)
        return found.filter(place__in=self.slots.values("place")).order_by("date", "opens", "pk")

    def events(self) -> Iterator[list[list[str]]]:
        """The events of each slot, in three queries; one that fails takes no other down."""
        absences: Changes = {(row.slot_id, row.date): row for row in self.absences}
        different: dict[int, dict[date, list[HoursException]]] = defaultdict(dict)
        for row in self.exceptions:
            different[row.place_id].setdefault(row.date, []).append(row)
        related = ("calendar_version", "place__fact_row")
        for slot in self.slots.order_by("pk").select_related(*related).only(*COLUMNS):
            of_place = different[slot.place_id]
            times = (
                time_of(slot, day, absences.get((slot.pk, day)), of_place.get(day, []))
                for day in days_of(slot, *self.days)
            )
            try:
                yield event_lines(slot, [time for time in times if time])
            except Exception:
                logger.exception("Slot %s is left out of a calendar", slot.pk)


def event_lines(slot: Slot, times: list[SlotTime]) -> list[list[str]]:
    """The rule of a slot over these dates, and each of them that differs."""
    if not times:
        return []
    clock = (slot.opens, slot.closes)
    first, last = times[0].date, times[-1].date
    there = {time.date for time in times}
    weeks = [first + number * 7 * DAY for number in range((last - first).days // 7 + 1)]
    pattern = f"FREQ=WEEKLY;BYDAY={WEEKDAYS[slot.weekday - 1]}"
    dates = repeated((first, last), pattern, clock, [day for day in weeks if day not in there])
    nights = {day for night in nights_of_the_clock(first, last) for day in (night - DAY, night)}
    events = [[*_head(slot), *dates, *_tail(slot)]]
    for time in times:
        if time.goes_ahead and not (time.date in nights and is_odd(time.date, *clock)):
            continue
        planned = wall("RECURRENCE-ID", local_times(time.date, *clock)[0])
        span = [moment("DTSTART", time.starts), moment("DTEND", time.ends)]
        events.append([*_head(slot), planned, *span, *_tail(slot, time)])
    return events


def _head(slot: Slot) -> list[str]:
    return head(str(slot.key), getattr(slot, "calendar_version", None))


def _tail(slot: Slot, time: SlotTime | None = None) -> list[str]:
    is_off = time is not None and not time.goes_ahead
    title = _("Gaat niet door: %(title)s") % {"title": slot.title} if is_off else slot.title
    url = f"{slot.place.full_url}#{slot.anchor}"
    where = ", ".join(filter(None, [slot.place.title, slot.place.address_text]))
    said = [_off(time) if time and is_off else "", _("U kunt zo binnenlopen."), slot.note]
    cost = _("Wat kost het: %(cost)s") % {"cost": slot.cost_text}
    lines = [
        f"SUMMARY:{escaped(title)}",
        f"LOCATION:{escaped(where)}",
        "DESCRIPTION:" + escaped("\n".join(filter(None, [*said, cost, url]))),
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        f"URL:{url}",
        "END:VEVENT",
    ]
    if slot.kind:
        kind = name_in(readers_language(), ActivityKind(slot.kind))
        lines.insert(3, f"CATEGORIES:{escaped(kind)}")
    return lines


def _off(time: SlotTime) -> str:
    name = name_in(readers_language(), OccurrenceState.CANCELLED).capitalize()
    return ". ".join(filter(None, [name, time.reason]))
