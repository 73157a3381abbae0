"""What somebody may be typing: places, words and titles that begin like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from wijken.activities.models import Occurrence

from .enums import Kind
from .models import Entry, Posting, Word
from .naming import Names
from .query import languages_for
from .ranking import public
from .stems import fold
from .text import STOP_WORDS, clean, words_in

SHORTEST = 2
MOST, MOST_PLACES, MOST_WORDS = 8, 3, 3
MOST_COMPLETIONS = 5


@dataclass(frozen=True)
class Suggestion:
    """Words to search for, and what they are."""

    text: str
    kind: str = ""


def suggest(typed: str, language: str, now: datetime) -> list[Suggestion]:
    """A few things that begin like what was typed; nothing of what is not online."""
    text = clean(typed)
    words = [fold(word) for word in words_in(text)][:6]
    if not words or len("".join(words)) < SHORTEST:
        return []
    found: dict[str, Suggestion] = {}
    languages = languages_for(language)
    for each in (
        *_places(text),
        *(Suggestion(word) for word in _continued(text, languages, MOST_WORDS)),
        *_titles(words, languages, now),
    ):
        found.setdefault(fold(each.text), each)
    return list(found.values())[:MOST]


def completions(typed: str, language: str) -> list[str]:
    """For who has no script: longer words, when what was typed is only the beginning of one."""
    words = [fold(word) for word in words_in(clean(typed))]
    if not words or len(words[-1]) < SHORTEST or words[-1] in STOP_WORDS:
        return []
    languages = languages_for(language)
    if Word.objects.filter(language__in=languages, folded=words[-1]).exists():
        return []
    return list(_continued(clean(typed), languages, MOST_COMPLETIONS))


def _places(text: str) -> Iterator[Suggestion]:
    """Wijken, buurten and streets."""
    names = Names()
    beginning = " ".join(fold(word) for word in words_in(text))
    keys = sorted(key for key in names.keys if key.startswith(beginning))
    for key in keys[:MOST_PLACES]:
        wijken = names.leading(key)
        if wijken:
            own = len(wijken) == 1 and names.written[key] in wijken[0].names
            label = _("Wijk") if own else ", ".join(wijk.name for wijk in wijken)
            yield Suggestion(names.written[key], label)


def _continued(text: str, languages: Sequence[str], most: int) -> Iterator[str]:
    """What was typed with its last word finished, the most used first."""
    last = fold(words_in(text)[-1])
    before = text[: text.casefold().rfind(words_in(text)[-1])]
    postings = Posting.objects.filter(word=OuterRef("pk"))
    online = postings.filter(entry__in=public(Entry.objects.all()).values("pk"))
    words = Word.objects.filter(language__in=languages, folded__startswith=last)
    words = words.exclude(folded=last).filter(Exists(online))
    ranked = words.annotate(times=Count("postings")).order_by("-times", "text")
    for word in dict.fromkeys(ranked.values_list("text", flat=True)[:most]):
        yield f"{before}{word}"


def _titles(words: Sequence[str], languages: Sequence[str], now: datetime) -> list[Suggestion]:
    """Titles in which each word begins a word; not of activities that are over."""
    wanted = Q()
    for word in words:
        wanted &= Q(folded_title__startswith=word) | Q(folded_title__contains=f" {word}")
    coming = Occurrence.objects.filter(activity_id=OuterRef("dutch_id"), ends_at__gt=now)
    entries = public(Entry.objects.filter(wanted, language__in=languages))
    entries = entries.exclude(Q(kind=Kind.ACTIVITY) & ~Exists(coming)).order_by("-worth", "title")
    rows = entries.values_list("title", "kind")[: 3 * MOST]
    return [Suggestion(title, str(Kind(kind).label)) for title, kind in rows]
