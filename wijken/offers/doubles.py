"""What is at the same place within two hours: perhaps the same activity, offered again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Occurrence
from wijken.contact.words import words_of
from wijken.places.models import Place
from wijken.places.slots import slots_around

from .models import Offer

WINDOW = timedelta(hours=2)
MOST_SHOWN = 3


@dataclass(frozen=True)
class Double:
    """Something at that place and time. Of what another resident offered nothing is told but that
    it is there: nobody looked at those words yet."""

    starts_at: datetime
    title: str = ""
    url: str = ""


def doubles_of(
    place: Place | None,
    where: str,
    moments: list[datetime],
    now: datetime,
    but: UUID | None = None,
) -> list[Double]:
    """What is on, or offered, at this place around one of these moments; five queries at most."""
    if not moments:
        return []
    found = [*published(place, where, moments), *offered(place, where, moments, now, but)]
    found += of_slots(place, moments) if place else []
    return sorted(found, key=lambda double: double.starts_at)[:MOST_SHOWN]


def published(place: Place | None, where: str, moments: list[datetime]) -> Iterable[Double]:
    """Dates that anyone can read in the agenda, but those that do not take place there."""
    around = Q(pk__in=[])
    for moment in moments:
        around |= Q(starts_at__range=(moment - WINDOW, moment + WINDOW))
    elsewhere = (OccurrenceState.CANCELLED, OccurrenceState.ONLINE)
    rows = Occurrence.objects.public().filter(around).exclude(state__in=elsewhere)
    for row in rows.with_activity().order_by("starts_at"):
        its = row.venue if row.has_own_place else row.activity.venue
        words = row.place_words if row.has_own_place else row.activity.place_words
        if is_same_place(place, where, its, words):
            yield Double(row.starts_at, row.title, row.url)


def of_slots(place: Place, moments: list[datetime]) -> Iterable[Double]:
    """What is at this place every week; it stands in the agenda by itself."""
    for time in slots_around(place, moments, WINDOW):
        slot = time.slot
        yield Double(time.starts, slot.title, f"{slot.place.url}#{slot.anchor}")


def offered(
    place: Place | None, where: str, moments: list[datetime], now: datetime, but: UUID | None
) -> Iterable[Double]:
    """Offers that wait for a decision."""
    waiting = Offer.objects.filter(state__in=Offer.OPEN_STATES, outcome="", activity=None)
    for other in waiting.select_related("place"):
        if other.key == but or not is_same_place(place, where, other.place, other.where):
            continue
        near = [one for one in moments for its in other.moments(now) if abs(one - its) <= WINDOW]
        if near:
            yield Double(near[0])


def is_same_place(place: Place | None, where: str, other: Place | None, words: str) -> bool:
    """Two known places by what they are; else the words for them."""
    if place is not None and other is not None:
        return place.pk == other.pk
    ours = words_of(place.title if place else where)
    return bool(ours) and ours == words_of(other.title if other else words)
