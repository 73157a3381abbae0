"""What the screens of the desk show. A fixed number of queries each."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import PageLogEntry

from desk.rules import works_everywhere
from initiatives.ideas import Idea
from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.tokens import write_receipt
from mijnbuurt.users.models import User
from wijken.areas.rules import wijken_of
from wijken.places.hours import Block, OpenState, blocks_on, hours_of, state_at
from wijken.places.models import HoursException, Place
from wijken.places.overview import walk_in_places
from wijken.places.transitions import CLOSED_ON, EXCEPTION_ADDED, EXCEPTION_REMOVED

SESSION_PLACE = "desk_place"
RECEIPT = "desk_idea"
CHANGES_OF_A_DAY = (CLOSED_ON, EXCEPTION_ADDED, EXCEPTION_REMOVED)


@dataclass(frozen=True)
class Today:
    """A place on this day: its state, what is different from other weeks, and who said so."""

    place: Place
    state: OpenState
    blocks: list[Block]
    knows_hours: bool
    different: list[HoursException]
    seen: str
    last_change: PageLogEntry | None

    @property
    def is_closed_today(self) -> bool:
        return any(row.is_closed for row in self.different)


@dataclass(frozen=True)
class Noted:
    """Something this user took down today, with the address of its receipt."""

    idea: Idea
    url: str


def places_for(user: User) -> list[Place]:
    """The open places that this user may speak for."""
    places = walk_in_places()
    if works_everywhere(user):
        return places
    own = set(wijken_of(user).values_list("pk", flat=True))
    return [place for place in places if place.home_wijk_id in own]


def own_place(request: HttpRequest, places: Sequence[Place]) -> Place | None:
    """Where this user sits today: the one place there is, else the one that was chosen."""
    if len(places) == 1:
        return places[0]
    chosen = request.session.get(SESSION_PLACE, "")
    return next((place for place in places if str(place.translation_key) == chosen), None)


def find_place(places: Sequence[Place], key: uuid.UUID) -> Place | None:
    return next((place for place in places if place.translation_key == key), None)


def today_at(place: Place, now: datetime) -> Today:
    """How a place stands today."""
    today = local_date(now)
    weekly, exceptions = hours_of(place, since=today)
    different = [row for row in exceptions if row.date == today]
    changes = PageLogEntry.objects.filter(
        page=place.pk, action__in=CHANGES_OF_A_DAY, data__date=today.isoformat()
    )
    return Today(
        place=place,
        state=state_at(now, weekly, exceptions, place.facts.status),
        blocks=blocks_on(today, weekly, exceptions),
        knows_hours=bool(weekly or different),
        different=different,
        seen=fingerprint(today, different),
        last_change=changes.select_related("user").order_by("-timestamp", "-pk").first(),
    )


def fingerprint(day: date, different: Sequence[HoursException]) -> str:
    """What a page knows of a day: a later look at another day or at other hours has another."""
    spans = sorted(f"{row.opens or 'dicht'}-{row.closes or ''}" for row in different)
    return "|".join([day.isoformat(), *spans])


def noted_today(user: User, now: datetime) -> list[Noted]:
    """The last ideas that this user took down today."""
    ideas = Idea.objects.filter(noted_by=user, created_at__date=local_date(now))
    return [
        Noted(idea, reverse("desk:receipt", args=[write_receipt(RECEIPT, idea.key, now)]))
        for idea in ideas.only("key", "code", "created_at").order_by("-created_at")[:5]
    ]
