"""Which pages fit a query, and in what order."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import PageViewRestriction

from mijnbuurt.core.clock import local_date
from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Occurrence
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown

from .enums import Kind
from .indexing import TITLE_WEIGHT
from .matching import BEGINNING, Term
from .models import Entry, Posting
from .naming import Named
from .text import STOP_WORDS

#: What standing in the wijk that was named is worth, against words on the page.
IN_NAMED_WIJK = 3.0
OVER = 0.4
AGEING = 0.12
DAYS_A_YEAR = 365.25
USED = ("pk", "dutch_id", "kind", "wijk_id", "folded_title", "day", "worth", "is_coming")
SAME_TITLE, IN_TITLE = 2.0, 0.8
#: A form of the word itself, no compound or synonym of it.
SURE = 0.9
#: The least that a word in a title can be worth, as part of its weight there.
LOWEST = BEGINNING
#: From so many on, reading all entries is quicker than naming those that are wanted.
FEW = 2000
ENOUGH = 500


class Hit(NamedTuple):
    """A page that was found: the key of the Dutch one, whatever language the words were in."""

    page: int
    kind: str
    wijken: frozenset[int]
    score: float


def hits(
    terms: Sequence[Term], named: Named, languages: Sequence[str], now: datetime
) -> tuple[list[Hit], bool]:
    """What fits, the best first, and whether all words were found on one page."""
    fits = _fits(terms)
    entries = _entries(fits, languages, now)
    rarity = [math.log(2 + len(entries) / (1 + len(fit))) for fit in fits]
    everything = sum(rarity)
    places = {wijk.pk for wijk in named.wijken}
    # A page of the wijk that was named fits the words that name it.
    names = [IN_NAMED_WIJK if term.word in named.words else 0.0 for term in terms]
    elsewhere = [0.0 for _term in terms]
    shown = _also_shown()
    alone: dict[int | None, frozenset[int]] = KeyedBySelf()
    today = local_date(now)
    forms = _forms(terms)
    best: dict[int, tuple[int, Hit, bool]] = {}
    for key, page, kind, wijk, title, day, worth, is_coming in entries:
        wijken = alone[wijk] if page not in shown else alone[wijk] | shown[page]
        least = names if places and wijken & places else elsewhere
        count, said, score, most = _added_up(key, fits, rarity, least)
        score *= said / everything
        if most >= TITLE_WEIGHT * LOWEST:
            score *= _title_factor(title, forms, len(terms))
        over = kind == Kind.ACTIVITY and not is_coming
        score *= worth / 100 * _age_factor(None if is_coming else day, today, over)
        before = best.get(page)
        if before is None or (before[0], before[1].score) < (count, score):
            best[page] = count, Hit(page, kind, wijken, score), over
    return _in_order(best.values(), len(terms))


def _added_up(
    key: int, fits: list[dict[int, float]], rarity: list[float], least: list[float]
) -> tuple[int, float, float, float]:
    """How many words an entry has, how rare those are together, how well they fit, and the best
    fit. One plain loop, as this is done for every entry with any of the words."""
    count, said, score, most = 0, 0.0, 0.0, 0.0
    for fit, rare, value in zip(fits, rarity, least, strict=True):
        found = fit.get(key, 0.0)
        if found < value:
            found = value
        if found:
            count += 1
            said += rare
            score += found * rare
            if found > most:
                most = found
    return count, said, score, most


def _in_order(found: Iterable[tuple[int, Hit, bool]], wanted: int) -> tuple[list[Hit], bool]:
    """Pages with all words; with any where there are none, or where all those are over. What is
    over stands behind what is to come."""
    found = list(found)
    whole = [each for each in found if each[0] == wanted]
    chosen = whole if any(not over for *_rest, over in whole) else found
    coming = [hit.score for _n, hit, over in chosen if hit.kind == Kind.ACTIVITY and not over]
    lowest = min(coming, default=math.inf)
    ranked = [
        (min(hit.score, lowest * 0.99) if over else hit.score, -hit.page, hit)
        for _count, hit, over in chosen
    ]
    ranked.sort(reverse=True)
    return [each[2] for each in ranked], bool(whole)


def _fits(terms: Sequence[Term]) -> list[dict[int, float]]:
    """For each word of the query: how well the entries fit that have it. Compounds and the like of
    a word that stands on many pages itself are left out."""
    fits: list[dict[int, float]] = [{} for _term in terms]
    _add_fits(fits, _meant(terms, lambda number, sureness: sureness >= SURE))
    many = [len(fit) >= ENOUGH for fit in fits]
    _add_fits(fits, _meant(terms, lambda n, sureness: sureness < SURE and not many[n]))
    return fits


def _meant(
    terms: Sequence[Term], wanted: Callable[[int, float], bool]
) -> dict[int, list[tuple[int, float]]]:
    """By word of the index: which words of the query mean it, how surely."""
    meant: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, term in enumerate(terms):
        for key, sureness in term.found.items():
            if wanted(number, sureness):
                meant[key].append((number, sureness))
    return meant


def _add_fits(fits: list[dict[int, float]], meant: dict[int, list[tuple[int, float]]]) -> None:
    rows = Posting.objects.filter(word_id__in=meant).values_list("entry_id", "word_id", "weight")
    for entry, word, weight in rows.iterator(chunk_size=10_000):
        for number, sureness in meant[word]:
            value = weight * sureness
            if value > fits[number].get(entry, 0.0):
                fits[number][entry] = value


def _entries(fits: list[dict[int, float]], languages: Sequence[str], now: datetime) -> list[Any]:
    """The entries that anyone may read at this moment."""
    keys = set().union(*fits)
    if not keys:
        return []
    coming = Occurrence.objects.filter(activity_id=OuterRef("dutch_id"), ends_at__gt=now)
    on = Exists(coming.exclude(state=OccurrenceState.CANCELLED))
    entries = public(Entry.objects.filter(language__in=languages))
    if len(keys) < FEW:
        entries = entries.filter(pk__in=keys)
    rows = entries.annotate(is_coming=on).values_list(*USED)
    return [row for row in rows.iterator(chunk_size=10_000) if row[0] in keys]


def public(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries of pages that are online now, and for everyone."""
    found = entries.filter(page__live=True, dutch__live=True)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        found = found.exclude(page__path__startswith=path).exclude(dutch__path__startswith=path)
    return found


def _forms(terms: Sequence[Term]) -> dict[str, float]:
    """The words that are meant by any word of the query."""
    forms: dict[str, float] = {}
    for term in terms:
        for word, sureness in term.forms.items():
            forms[word] = max(sureness, forms.get(word, 0.0))
    return forms


def _title_factor(title: str, forms: dict[str, float], wanted: int) -> float:
    """A page that is called what was asked for, with so many words."""
    fit = [forms.get(word, 0.0) for word in title.split() if word not in STOP_WORDS]
    if not fit:
        return 1.0
    if len(fit) == wanted and min(fit) >= SURE:
        return SAME_TITLE
    return 1 + IN_TITLE * sum(fit) / max(len(fit), wanted)


def _age_factor(day: date | None, today: date, over: bool) -> float:
    factor = OVER if over else 1.0
    if day is None:
        return factor
    return factor / (1 + AGEING * max(0.0, (today - day).days / DAYS_A_YEAR))


class KeyedBySelf(dict[int | None, frozenset[int]]):
    """One set for each wijk, however many pages lie in it."""

    def __missing__(self, wijk: int | None) -> frozenset[int]:
        made = self[wijk] = frozenset() if wijk is None else frozenset({wijk})
        return made


def _also_shown() -> dict[int, set[int]]:
    """By page: the other wijken that show it as well."""
    shown: dict[int, set[int]] = defaultdict(set)
    rows = AlsoShown.objects.filter(state=ShowingState.ACCEPTED)
    for page, wijk in rows.values_list("page_id", "wijk_id"):
        shown[page].add(wijk)
    return shown
