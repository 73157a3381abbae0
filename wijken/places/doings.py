"""What one can do at places, in their own words: "kleding ruilen", "taalles", "spreekuur"."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from .enums import PlaceStatus
from .facts import Slot
from .querysets import PlaceQuerySet

#: More would push the places off a phone; the rest is one tap away.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Doing:
    """Something to do: its word in an address, for people, and at how many places."""

    key: str
    label: str
    count: int
    current: bool = False


class Doings:
    """All that can be done at some places, read in two queries. Nothing of a closed place."""

    def __init__(self, places: PlaceQuerySet) -> None:
        self.places_by_key: dict[str, set[int]] = defaultdict(set)
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        for place, words in self._read(places.exclude(fact_row__status=PlaceStatus.CLOSED)):
            for word in words:
                if key := slugify(word)[:60]:
                    self.places_by_key[key].add(place)
                    self.words[key][word] += 1

    def _read(self, places: PlaceQuerySet) -> Iterator[tuple[int, list[str]]]:
        yield from places.order_by().values_list("pk", "can_do")
        open_ones = places.filter(fact_row__status=PlaceStatus.OPEN).order_by().values("pk")
        slots = Slot.objects.filter(place__in=open_ones).order_by()
        yield from ((place, [what]) for place, what in slots.values_list("place_id", "what"))

    def at(self, key: str) -> set[int]:
        """The places, by their key, where one can do this."""
        return self.places_by_key.get(key, set())

    def chips(self, chosen: str = "") -> tuple[list[Doing], list[Doing]]:
        """What can be done at most places first, and the rest; the chosen one is always among the
        first."""
        found = [
            Doing(key, self.words[key].most_common(1)[0][0], len(places), key == chosen)
            for key, places in self.places_by_key.items()
        ]
        found.sort(key=lambda doing: (-doing.count, doing.label.casefold()))
        first = [doing for number, doing in enumerate(found) if number < SHOWN or doing.current]
        return first, [doing for doing in found if doing not in first]
