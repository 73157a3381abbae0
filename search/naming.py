"""Names of wijken, buurten and streets in what somebody typed."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wijken.areas.lookup import POSTCODE, find_wijken, leading_on
from wijken.areas.models import Area, Wijk

from .stems import fold
from .text import STOP_WORDS, clean, words_in

HOUSE_NUMBER = re.compile(r"\d{1,5}[a-z]?")
LONGEST_NAME = 5
#: What people type with a name, and what says nothing more.
BESIDE = STOP_WORDS | {"wijk", "buurt", "straat"}


@dataclass
class Named:
    """Where a query is about. `words`: those that name it; `whole`: it says nothing else."""

    wijken: list[Wijk] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    name: str = ""
    whole: bool = False


class Names:
    """All names of wijken, and of buurten and streets in them, in small letters."""

    def __init__(self) -> None:
        self.wijken = {wijk.pk: wijk for wijk in Wijk.objects.defer("boundary")}
        self.keys: dict[str, set[int]] = defaultdict(set)
        self.written: dict[str, str] = {}
        areas = Area.objects.values_list("name", "aliases", "wijk_id")
        for name, aliases, key in areas:
            self._add([name, *aliases], key)
        own: dict[str, set[int]] = defaultdict(set)
        for wijk in self.wijken.values():
            for name in wijk.names:
                own[_key(name)].add(wijk.pk)
                self.written[_key(name)] = name
        # The name of a wijk is that wijk, whatever is called so elsewhere.
        self.keys.update(own)

    def _add(self, names: Iterable[str], wijk: int) -> None:
        for name in names:
            self.keys[_key(name)].add(wijk)
            self.written.setdefault(_key(name), name)

    def leading(self, key: str) -> list[Wijk]:
        return leading_on(self.wijken[pk] for pk in self.keys.get(key, ()))

    def find(self, typed: str) -> Named:
        """The longest name in a query; a house number behind a street is part of it."""
        text = clean(typed)
        if POSTCODE.fullmatch(text):
            return Named(find_wijken(text), frozenset(fold(w) for w in words_in(text)), text, True)
        words = [fold(word) for word in words_in(text)][: 3 * LONGEST_NAME]
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                key = " ".join(words[start : start + length])
                wijken = self.leading(key)
                if wijken:
                    return self._named(words, start, length, wijken)
        return Named()

    def _named(self, words: list[str], start: int, length: int, wijken: list[Wijk]) -> Named:
        key = " ".join(words[start : start + length])
        end = start + length
        if end < len(words) and HOUSE_NUMBER.fullmatch(words[end]):
            end += 1
        rest = [word for word in words[:start] + words[end:] if word not in BESIDE]
        return Named(wijken, frozenset(words[start:end]), self.written[key], not rest)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in words_in(name))
