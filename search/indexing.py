"""Keeps the index equal to what anyone may read: one page at a time, or all of it anew."""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from mijnbuurt.core.pages import BasePage
from wijken.areas.models import wijk_of_path

from .contents import content_of, day_of, is_findable, kind_of, worth_of
from .models import Entry, Posting, Word
from .stems import fold, stem
from .text import STOP_WORDS, words_in

TITLE_WEIGHT = 10
MOST_WEIGHT = 30
AT_A_TIME = 200


@dataclass(frozen=True)
class Described:
    """What the index knows of a page."""

    values: dict[str, object]
    words: dict[str, int]

    @property
    def digest(self) -> str:
        content = repr((sorted(self.values.items(), key=str), sorted(self.words.items())))
        return hashlib.sha256(content.encode()).hexdigest()[:32]


def index_page(page: Page) -> None:
    """Have this page found by the words it has now, or no more if it is not for everyone."""
    if not isinstance(page, BasePage) or not is_findable(page):
        forget(page)
        return
    described = describe(page)
    with transaction.atomic():
        entry = Entry.objects.select_for_update().filter(page_id=page.pk).first()
        if entry and entry.digest == described.digest:
            return
        values = {**described.values, "digest": described.digest}
        # One query, whether the page stands in the index or not: each save of a page comes here.
        [entry] = Entry.objects.bulk_create(
            [Entry(page_id=page.pk, **values)],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=values,
        )
        _set_words(entry, described.words)


def forget(page: Page) -> None:
    """A page that is gone, and every translation of it."""
    Entry.objects.filter(page_id=page.pk).delete()
    Entry.objects.filter(dutch_id=page.pk).delete()


def rebuild() -> int:
    """Make the whole index anew from what is online; returns how many pages it holds."""
    with transaction.atomic():
        Posting.objects.all().delete()
        Entry.objects.all().delete()
        Word.objects.all().delete()
        for pages in _live_pages():
            _add([(page, describe(page)) for page in pages])
    return Entry.objects.count()


def _add(pages: list[tuple[Page, Described]]) -> None:
    """Many pages that are not in the index, in few queries."""
    entries = Entry.objects.bulk_create(
        Entry(page_id=page.pk, digest=described.digest, **described.values)
        for page, described in pages
    )
    weights = [described.words for _page, described in pages]
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry, words in zip(entries, weights, strict=True):
        wanted[entry.language] |= words.keys()
    keys = {language: _keys_of(language, words) for language, words in wanted.items()}
    Posting.objects.bulk_create(
        (
            Posting(entry=entry, word_id=keys[entry.language][word], weight=weight)
            for entry, words in zip(entries, weights, strict=True)
            for word, weight in words.items()
        ),
        batch_size=5000,
    )


def drop_unused_words() -> int:
    """Words that stand on no page any more; the nightly job."""
    return Word.objects.filter(postings=None).delete()[0]


def describe(page: BasePage) -> Described:
    """The words of a page with their weights, read in the language of the page."""
    language = page.language
    weights: Counter[str] = Counter()
    with translation.override(language):
        content = list(content_of(page))
        values: dict[str, object] = {
            "dutch_id": page.source.pk,
            "language": language,
            "kind": kind_of(page),
            "wijk": wijk_of_path(page.path),
            "title": page.title,
            "folded_title": " ".join(map(fold, words_in(page.title)))[:255],
            "day": day_of(page),
            "worth": worth_of(page),
        }
    titled = set(words_in(page.title))
    for word in titled:
        weights[word] += TITLE_WEIGHT
    for text, weight in content:
        for word, times in Counter(words_in(text)).items():
            if fold(word) not in STOP_WORDS:
                weights[word] += weight + int(math.log2(times))
    return Described(values, {word: min(MOST_WEIGHT, each) for word, each in weights.items()})


def _set_words(entry: Entry, weights: dict[str, int]) -> None:
    keys = _keys_of(entry.language, weights)
    entry.postings.all().delete()
    Posting.objects.bulk_create(
        [
            Posting(entry=entry, word_id=keys[word], weight=weight)
            for word, weight in weights.items()
            if word in keys
        ],
        batch_size=1000,
    )


def _keys_of(language: str, words: Iterable[str]) -> dict[str, int]:
    """The keys of these words, made where they are new. In one order, so that two pages that
    are saved at once do not wait for each other."""
    wanted = sorted(words)
    known = _known(language, wanted)
    new = [word for word in wanted if word not in known]
    if not new:
        return known
    Word.objects.bulk_create(
        [
            Word(language=language, text=word, folded=fold(word)[:40], stem=_stem(word, language))
            for word in new
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )
    return known | _known(language, new)


def _stem(word: str, language: str) -> str:
    return stem(fold(word), language)[:40]


def _known(language: str, words: list[str]) -> dict[str, int]:
    found = Word.objects.filter(language=language, text__in=words)
    return dict(found.values_list("text", "pk"))


def _live_pages() -> Iterator[list[BasePage]]:
    keys = list(Page.objects.live().order_by("path").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        pages = Page.objects.filter(pk__in=keys[start : start + AT_A_TIME]).specific()
        yield [page for page in pages if isinstance(page, BasePage) and is_findable(page)]
