"""Dates of slots of places, with what lists and months ask of a date of an activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from wijken.areas.models import Wijk
from wijken.areas.querysets import WIJK_IN_ROW
from wijken.places.enums import YesNoUnknown
from wijken.places.models import Place, Slot
from wijken.places.slots import SlotTime

from .dates import EVENING, NOON
from .enums import DayPart, OccurrenceState
from .querysets import ACCESS, speaking
from .wording import weekly_text

#: What the dates are worked out from.
TIMES = (
    "place",
    "weekday",
    "opens",
    "closes",
    "season_from",
    "season_to",
    "by_appointment",
    "note",
)
#: What a row of a list shows.
IN_ROW = (
    *("key", "what", "organisation", "note", "languages", "free"),
    *(f"place__{name}" for name in ("title", "url_path", "translation_key")),
    *(f"place__home_wijk__{name}" for name in WIJK_IN_ROW),
)
PARTS = {
    DayPart.MORNING: Q(opens__hour__lt=NOON),
    DayPart.AFTERNOON: Q(opens__hour__gte=NOON, opens__hour__lt=EVENING),
    DayPart.EVENING: Q(opens__hour__gte=EVENING),
}


@dataclass(frozen=True)
class SlotDate:
    """One date of a slot."""

    slot: Slot
    local_date: date
    starts_at: datetime
    ends_at: datetime
    state: str
    reason: str = ""

    activity = None
    moved_from = None
    has_own_place = False
    is_online = False
    sign_up_on_paper = ""
    words_language = settings.LANGUAGE_CODE

    @property
    def title(self) -> str:
        return self.slot.title

    @property
    def url(self) -> str:
        """The place, where it says who sits there."""
        return f"{self.slot.place.url}#{self.slot.anchor}"

    @property
    def wijk(self) -> Wijk | None:
        return self.slot.place.home_wijk

    @property
    def cost_text(self) -> str:
        return self.slot.cost_text

    @property
    def repeat_text(self) -> str:
        return weekly_text([self.slot.weekday - 1])

    @property
    def place(self) -> Place:
        return self.slot.place

    @property
    def place_text(self) -> str:
        return self.slot.place.title

    @property
    def is_cancelled(self) -> bool:
        return self.state == OccurrenceState.CANCELLED

    @property
    def state_label(self) -> str:
        return str(OccurrenceState(self.state).label)


def filtered(slots: QuerySet[Slot], values: dict[str, Any]) -> QuerySet[Slot]:
    """Slots that fit the filters of `AgendaFilter`, but for their days."""
    if "voor" in values:  # whom a slot is meant for is not known
        return slots.none()
    if "soort" in values:
        slots = slots.filter(kind=values["soort"])
    if "gratis" in values:
        slots = slots.filter(free=YesNoUnknown.YES)
    if "wijk" in values:
        places = Place.objects.in_wijk(values["wijk"])
        slots = slots.filter(place__in=places.values("pk"))
    if "dagdeel" in values:
        slots = slots.filter(PARTS[DayPart(values["dagdeel"])])
    for name, field in ACCESS.items():
        if name in values:
            slots = slots.filter(**{f"place__{field}": YesNoUnknown.YES})
    return speaking(slots, "languages", values["taal"]) if "taal" in values else slots


def in_rows(slots: QuerySet[Slot]) -> QuerySet[Slot]:
    """With all that a row of a list shows, and nothing more."""
    return slots.select_related("place__home_wijk").only(*TIMES, *IN_ROW)


def slot_dates(times: Iterable[SlotTime]) -> list[SlotDate]:
    """These dates with all that a list shows of their slots; one query."""
    found = list(times)
    keys = {time.slot.pk for time in found}
    slots = in_rows(Slot.objects.all()).in_bulk(keys) if keys else {}
    return [slot_date(time, slots[time.slot.pk]) for time in found if time.slot.pk in slots]


def slot_date(time: SlotTime, slot: Slot) -> SlotDate:
    state = OccurrenceState.GOES_AHEAD if time.goes_ahead else OccurrenceState.CANCELLED
    return SlotDate(slot, time.date, time.starts, time.ends, state, time.reason)
