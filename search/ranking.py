"""Which pages fit a query, and in what order."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import PageViewRestriction

from mijnbuurt.core.clock import local_date
from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Occurrence
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown

from .enums import Kind
from .matching import Term
from .models import Entry, Posting
from .naming import Named
from .text import STOP_WORDS, words_in

#: What standing in the wijk that was named is worth, against words on the page.
IN_NAMED_WIJK = 3.0
OVER = 0.4
AGEING = 0.12
DAYS_A_YEAR = 365.25
USED = ("pk", "dutch_id", "kind", "wijk_id", "folded_title", "day", "worth", "is_coming")
SAME_TITLE, IN_TITLE = 2.0, 0.8
#: A form of the word itself, no compound or synonym of it.
SURE = 0.9


@dataclass(frozen=True)
class Hit:
    """A page that was found: the key of the Dutch one, whatever language the words were in."""

    page: int
    kind: str
    wijken: frozenset[int]
    score: float


def hits(
    terms: Sequence[Term], named: Named, languages: Sequence[str], now: datetime
) -> tuple[list[Hit], bool]:
    """What fits, the best first, and whether all words were found on one page."""
    weights = _weights(terms)
    entries = _entries(weights, languages, now)
    rarity = _rarity(terms, weights, len(entries))
    places = {wijk.pk for wijk in named.wijken}
    shown = _also_shown()
    today = local_date(now)
    best: dict[int, tuple[int, Hit, bool]] = {}
    for row in entries:
        wijken = frozenset({row["wijk_id"], *shown.get(row["dutch_id"], ())} - {None})
        found = _found(terms, weights[row["pk"]], named if wijken & places else None)
        if not found:
            continue
        score = sum(sureness * rarity[word] for word, sureness in found.items())
        score *= sum(rarity[word] for word in found) / sum(rarity.values())
        score *= _title_factor(row["folded_title"], terms) * row["worth"] / 100
        score *= _age_factor(row, today)
        hit = Hit(row["dutch_id"], row["kind"], wijken, score)
        before = best.get(hit.page)
        if before is None or (before[0], before[1].score) < (len(found), score):
            best[hit.page] = len(found), hit, _is_over(row)
    return _in_order(best.values(), len(terms))


def _in_order(found: Iterable[tuple[int, Hit, bool]], wanted: int) -> tuple[list[Hit], bool]:
    """Pages with all words; with any where there are none, or where all those are over. What is
    over stands behind what is to come."""
    found = list(found)
    whole = [each for each in found if each[0] == wanted]
    chosen = whole if any(not over for *_rest, over in whole) else found
    coming = [hit.score for _n, hit, over in chosen if hit.kind == Kind.ACTIVITY and not over]
    lowest = min(coming, default=math.inf)
    ranked = [
        (-min(hit.score, lowest * 0.99) if over else -hit.score, hit.page, hit)
        for _count, hit, over in chosen
    ]
    return [hit for _score, _page, hit in sorted(ranked, key=lambda each: each[:2])], bool(whole)


def _weights(terms: Sequence[Term]) -> dict[int, dict[int, int]]:
    """By entry: the words of the query that stand there, with their weights."""
    keys = {key for term in terms for key in term.found}
    rows = Posting.objects.filter(word_id__in=keys).values_list("entry_id", "word_id", "weight")
    weights: dict[int, dict[int, int]] = defaultdict(dict)
    for entry, word, weight in rows:
        weights[entry][word] = weight
    return weights


def _entries(
    weights: dict[int, Any], languages: Sequence[str], now: datetime
) -> list[dict[str, Any]]:
    """The entries that anyone may read at this moment."""
    if not weights:
        return []
    coming = Occurrence.objects.filter(activity_id=OuterRef("dutch_id"), ends_at__gt=now)
    on = Exists(coming.exclude(state=OccurrenceState.CANCELLED))
    entries = public(Entry.objects.filter(pk__in=list(weights), language__in=languages))
    return [dict(row) for row in entries.annotate(is_coming=on).values(*USED)]


def public(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries of pages that are online now, and for everyone."""
    found = entries.filter(page__live=True, dutch__live=True)
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        found = found.exclude(page__path__startswith=path).exclude(dutch__path__startswith=path)
    return found


def _found(terms: Sequence[Term], weights: dict[int, int], named: Named | None) -> dict[str, float]:
    """How well each word of the query fits an entry; words that do not fit are left out."""
    found = {}
    for term in terms:
        best = max(
            (weights[key] * sureness for key, sureness in term.found.items() if key in weights),
            default=0.0,
        )
        if named and term.word in named.words:
            best = max(best, IN_NAMED_WIJK)
        if best:
            found[term.word] = best
    return found


def _rarity(
    terms: Sequence[Term], weights: dict[int, dict[int, int]], total: int
) -> dict[str, float]:
    """A word that stands on few of the pages says more."""
    return {
        term.word: math.log(
            2 + total / (1 + sum(not term.found.keys().isdisjoint(row) for row in weights.values()))
        )
        for term in terms
    }


def _title_factor(title: str, terms: Sequence[Term]) -> float:
    """A page that is called what was asked for."""
    words = [word for word in words_in(title) if word not in STOP_WORDS]
    if not words:
        return 1.0
    fit = [max((term.forms.get(word, 0.0) for term in terms), default=0.0) for word in words]
    if len(words) == len(terms) and min(fit) >= SURE:
        return SAME_TITLE
    return 1 + IN_TITLE * sum(fit) / max(len(words), len(terms))


def _is_over(row: dict[str, Any]) -> bool:
    return row["kind"] == Kind.ACTIVITY and not row["is_coming"]


def _age_factor(row: dict[str, Any], today: date) -> float:
    factor = OVER if _is_over(row) else 1.0
    if row["day"] is None or row["is_coming"]:
        return factor
    years = max(0.0, (today - row["day"]).days / DAYS_A_YEAR)
    return factor / (1 + AGEING * years)


def _also_shown() -> dict[int, set[int]]:
    """By page: the other wijken that show it as well."""
    shown: dict[int, set[int]] = defaultdict(set)
    rows = AlsoShown.objects.filter(state=ShowingState.ACCEPTED)
    for page, wijk in rows.values_list("page_id", "wijk_id"):
        shown[page].add(wijk)
    return shown
