"""What editors add to a search: words that mean the same, and pages that stand first."""

from collections import defaultdict
from collections.abc import Sequence

from django.conf import settings
from wagtail.models import Page

from .models import PromotedResult, SynonymGroup
from .stems import fold, stem
from .text import asked_words


def like(words: Sequence[str]) -> dict[str, list[str]]:
    """By word of a query: the other words of the groups that hold it, in any form."""
    asked = {word: _stem(word) for word in words}
    found: dict[str, list[str]] = defaultdict(list)
    for group in SynonymGroup.objects.values_list("words", flat=True):
        stems = {fold(word): _stem(word) for word in group}
        for word, its_stem in asked.items():
            if its_stem in stems.values():
                found[word] += [other for other, each in stems.items() if each != its_stem]
    return dict(found)


def promoted(typed: str) -> list[int]:
    """The keys of the Dutch pages that editors put first for exactly this query."""
    asked = _as_set(typed)
    if not asked:
        return []
    rows = PromotedResult.objects.values_list("words", "page__translation_key")
    keys = [key for lines, key in rows if asked in [_as_set(line) for line in lines]]
    if not keys:
        return []
    pages = Page.objects.live().public()
    dutch = pages.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
    ).values_list("translation_key", "pk")
    found = dict(dutch)
    return list(dict.fromkeys(found[key] for key in keys if key in found))


def _as_set(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in asked_words(text))


def _stem(word: str) -> str:
    return stem(fold(word), settings.LANGUAGE_CODE)
