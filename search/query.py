"""Searching all public content."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from wijken.areas.models import Wijk

from . import steering
from .matching import Term, Vocabulary
from .naming import Named, Names
from .ranking import Hit, hits
from .text import asked_words


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see of what was found."""

    kind: str = ""
    wijk: Wijk | None = None


@dataclass
class Found:
    """The answer to a query."""

    words: list[str] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    hits: list[Hit] = field(default_factory=list)
    #: Pages that editors put before the others.
    first: list[int] = field(default_factory=list)
    #: How many there are of each kind and wijk, each with the other filter on.
    kinds: Counter[str] = field(default_factory=Counter)
    wijken: Counter[int] = field(default_factory=Counter)
    #: All words stand on one page; else pages with any of them are shown.
    whole: bool = True
    corrected: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> list[int]:
        return list(dict.fromkeys([*self.first, *(hit.page for hit in self.hits)]))


def languages_for(language: str) -> list[str]:
    """In which languages somebody is served: the own one, and Dutch for what is in no other."""
    return list(dict.fromkeys([language, settings.LANGUAGE_CODE]))


def search(typed: str, language: str, now: datetime, filters: Filters | None = None) -> Found:
    """Public pages with all these words; where there are none, with any of them."""
    words = asked_words(typed)
    if not words:
        return Found()
    filters = filters or Filters()
    named = Names().find(typed)
    languages = languages_for(language)
    wanted = _to_look_for(words, named)
    terms = Vocabulary(languages).terms(wanted, steering.like(wanted))
    found, whole = hits(terms, named, languages, now)
    first = steering.promoted(typed)
    return Found(
        words=words,
        named=named,
        hits=[hit for hit in found if _is_kind(hit, filters) and _is_wijk(hit, filters)],
        kinds=Counter(hit.kind for hit in found if _is_wijk(hit, filters)),
        wijken=Counter(wijk for hit in found if _is_kind(hit, filters) for wijk in hit.wijken),
        first=[] if filters.kind or filters.wijk else first,
        whole=whole or not found,
        corrected=_corrections(terms),
    )


def _to_look_for(words: Sequence[str], named: Named) -> list[str]:
    """A house number behind a street stands on no page."""
    return [word for word in words if not (word in named.words and word[:1].isdigit())]


def _corrections(terms: Sequence[Term]) -> dict[str, str]:
    return {term.word: term.corrected for term in terms if term.corrected}


def _is_kind(hit: Hit, filters: Filters) -> bool:
    return not filters.kind or hit.kind == filters.kind


def _is_wijk(hit: Hit, filters: Filters) -> bool:
    return filters.wijk is None or filters.wijk.pk in hit.wijken
