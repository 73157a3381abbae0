"""What the pages of places show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from mijnbuurt.core import clock
from mijnbuurt.core.prepared import KEY, prepared
from wijken.areas.models import Wijk

from .enums import KIND_ORDER, WALK_IN, PlaceKind, PlaceStatus, YesNoUnknown
from .hours import DayHours, OpenState, hours_of, state_at, states_of, week
from .models import HoursException, Place, PlaceFacts
from .querysets import PlaceQuerySet

OUTDOORS = (PlaceKind.PLAY, PlaceKind.PARK)


@dataclass(frozen=True)
class AccessItem:
    """Something to know before you come: an icon and a sentence."""

    icon: str
    text: str


@dataclass(frozen=True)
class PlaceToday:
    """A place with its state at this moment."""

    place: Place
    state: OpenState
    number: int | None = None
    """On the map, if it stands there."""


@dataclass(frozen=True)
class PlaceHours:
    """The state of a place, its hours of this week (none where they are not known), and its
    different dates."""

    state: OpenState
    week: list[DayHours]
    different: list[HoursException] = field(default_factory=list)


def hours_now(place: Place, now: datetime) -> PlaceHours:
    """State and week of one place, from its rows in two queries."""
    yesterday = clock.local_date(now) - timedelta(days=1)  # its last block may end today
    weekly, exceptions = hours_of(place, since=yesterday)
    state = told(place, state_at(now, weekly, exceptions, place.facts.status))
    today = clock.local_date(now)
    known = weekly or any(row.date >= today for row in exceptions)
    return PlaceHours(state, week(today, weekly, exceptions) if known else [], exceptions)


def today(places: Iterable[Place], now: datetime, most: int | None = None) -> list[PlaceToday]:
    """Places with their state: those that are open now first, in a fixed number of queries; no more
    than `most`."""
    shown = list(places)
    states = states_of(shown, now, most)
    found = [
        PlaceToday(place, told(place, states[place.pk])) for place in shown if place.pk in states
    ]
    return sorted(found, key=lambda row: not row.state.is_open)


def told(place: Place, state: OpenState) -> OpenState:
    """The state to tell. Nobody has to call to ask when a playground is open."""
    known = state.is_open or state.today_text or state.next_opening
    if known or place.kind not in OUTDOORS or place.facts.status != PlaceStatus.OPEN:
        return state
    return OpenState(is_open=False, label=_("Deze plek is buiten. Er zijn geen openingstijden."))


@prepared()
def walk_in_places() -> QuerySet[Place]:
    """Places where one can walk in for help or company, one query."""
    places = Place.objects.public().filter(kind__in=WALK_IN, fact_row__status=PlaceStatus.OPEN)
    return places.for_cards("fact_row").in_list_order()


def first_place_of(wijk: Wijk) -> Place | None:
    """The place on top of a wijk page: the chosen one, else an open one, a BIC before a park."""
    ranks = {kind: rank for rank, kind in enumerate(KIND_ORDER)}
    return min(
        _open_places(wijk=wijk.pk),
        key=lambda place: (not place.show_first, ranks[place.kind]),
        default=None,
    )


@prepared(wijk=KEY)
def _open_places(wijk: int) -> QuerySet[Place]:
    places = Place.objects.public().filter(home_wijk=wijk, fact_row__status=PlaceStatus.OPEN)
    return places.for_cards("fact_row").order_by("path")


class Reachable(Protocol):
    """What is known of how to get in somewhere."""

    step_free: str
    toilet: str
    bus: str


def access_items(place: Reachable) -> list[AccessItem]:
    """What is known of how to get in, and what is not."""
    step_free = {
        YesNoUnknown.YES: _("U kunt met een rolstoel of rollator naar binnen."),
        YesNoUnknown.NO: _("Er is een drempel of trap. Bel ons, dan helpen wij u."),
        YesNoUnknown.UNKNOWN: _("Of er een drempel is, weten wij niet. Bel ons gerust."),
    }
    toilet = {
        YesNoUnknown.YES: _("Er is een toilet voor mensen in een rolstoel."),
        YesNoUnknown.NO: _("Er is geen toilet voor mensen in een rolstoel."),
        YesNoUnknown.UNKNOWN: _("Of er een rolstoeltoilet is, weten wij niet."),
    }
    items = [
        AccessItem("wheelchair", step_free[YesNoUnknown(place.step_free)]),
        AccessItem("toilet-paper", toilet[YesNoUnknown(place.toilet)]),
    ]
    items.append(AccessItem("bus", place.bus or _("Welke bus hier stopt, weten wij niet.")))
    return items


def with_facts(places: PlaceQuerySet) -> QuerySet[Place]:
    """A queryset of Dutch places with the rows that a list shows."""
    facts = Prefetch("fact_row", queryset=PlaceFacts.objects.select_related("successor"))
    return places.for_cards().prefetch_related(facts)
