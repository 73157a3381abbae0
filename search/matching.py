"""Which words of the index are meant by the words that somebody typed, and how surely."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Posting, Word
from .spelling import most_mistakes, nearest
from .stems import stem

SAME, SAME_STEM, JOINED, LIKE_IT = 1.0, 0.95, 0.9, 0.75
BEGINNING, UNFINISHED, END_OF_COMPOUND = 0.5, 0.7, 0.55
#: A part of a word this short says little.
SHORTEST_PART = 3
SHORTEST_STEM = 4
MOST_CANDIDATES = 400
#: Between the parts of a word that somebody wrote as one: "jeudeboules".
BETWEEN = ("de", "het", "der", "van", "en", "s")
ENDS_OF_NAMES = frozenset({"straat", "laan", "plein", "park", "hof", "kade", "dijk", "gracht"})


@dataclass
class Term:
    """A word of the query with the words of the index that will do, each with how surely."""

    word: str
    found: dict[int, float] = field(default_factory=dict)
    #: The same by the words themselves, to look for in titles.
    forms: dict[str, float] = field(default_factory=dict)
    #: What is looked for instead, when the word stands nowhere.
    corrected: str = ""

    def add(self, key: int, folded: str, sureness: float) -> None:
        self.found[key] = max(sureness, self.found.get(key, 0.0))
        self.forms[folded] = max(sureness, self.forms.get(folded, 0.0))


#: Key, language, folded, stem; and the word as it is written.
Row = tuple[int, str, str, str]
NearRow = tuple[int, str, str, str, str]


class Vocabulary:
    """The words of the index in the languages that a reader is served in."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self.words = Word.objects.filter(language__in=languages)

    def stems(self, word: str) -> set[str]:
        return {stem(word, language) for language in self.languages}

    def terms(self, words: Sequence[str], like: dict[str, list[str]]) -> list[Term]:
        """The words of a query; `like` gives words that editors call the same."""
        terms = [Term(word) for word in words]
        rows = self._rows(words, like)
        for number, term in enumerate(terms):
            last = number == len(terms) - 1
            for row in rows:
                sureness = self._sureness(term.word, row, last)
                if sureness:
                    term.add(row[0], row[2], sureness)
            for other in like.get(term.word, ()):
                for row in rows:
                    if self._is_form_of(other, row):
                        term.add(row[0], row[2], LIKE_IT)
        self._join(terms, rows)
        for term in terms:
            if not term.found:
                self._read_again(term)
        return terms

    def _rows(self, words: Sequence[str], like: dict[str, list[str]]) -> list[Row]:
        others = [other for found in like.values() for other in found]
        joined = [one + other for one, other in pairwise(words)]
        exact = {*words, *others, *joined}
        wanted = Q(folded__in=exact) | Q(stem__in={s for word in exact for s in self.stems(word)})
        for number, word in enumerate(words):
            shortest = 2 if number == len(words) - 1 else SHORTEST_PART
            if len(word) >= shortest:
                wanted |= Q(folded__startswith=word)
            for each in self.stems(word):
                if len(each) >= SHORTEST_STEM:
                    wanted |= Q(stem__endswith=each) | Q(folded__startswith=each)
        found = self.words.filter(wanted).values_list("pk", "language", "folded", "stem")
        return list(found[: MOST_CANDIDATES * len(words)])

    def _is_form_of(self, word: str, row: Row) -> bool:
        _key, language, folded, its_stem = row
        return folded == word or its_stem == stem(word, language)

    def _sureness(self, word: str, row: Row, last: bool) -> float:
        _key, language, folded, its_stem = row
        if folded == word:
            return SAME
        own = stem(word, language)
        if its_stem == own:
            return SAME_STEM
        if folded.startswith(word) and len(word) >= (2 if last else SHORTEST_PART):
            return UNFINISHED if last else BEGINNING
        if len(own) < SHORTEST_STEM:
            return 0.0
        if folded.startswith(own):
            return BEGINNING
        rest = len(its_stem) - len(own)
        return END_OF_COMPOUND if rest >= SHORTEST_PART and its_stem.endswith(own) else 0.0

    def _join(self, terms: list[Term], rows: list[Row]) -> None:
        """ "buurt huis" also means "buurthuis", for both of its words."""
        for one, other in pairwise(terms):
            for row in rows:
                if self._is_form_of(one.word + other.word, row):
                    one.add(row[0], row[2], JOINED)
                    other.add(row[0], row[2], JOINED)

    def _read_again(self, term: Term) -> None:
        """A word that stands nowhere: a slip of one letter, two words written as one, a word of
        which we know the last part, or a slip of two letters."""
        near = self._near(term.word)
        for step in (
            lambda: self._correct(term, near, 1),
            lambda: self._split(term),
            lambda: self._take_end(term),
            lambda: self._correct(term, near, 2),
        ):
            step()
            if term.found:
                return

    def _split(self, term: Term) -> None:
        """ "jeudeboules" means "jeu" and "boules", when both are known."""
        pairs = list(_parts_of(term.word))
        rows = self._forms_of({part for pair in pairs for part in pair})
        for one, other in pairs:
            ones = [row for row in rows if self._is_form_of(one, row)]
            others = [row for row in rows if self._is_form_of(other, row)]
            if ones and others:
                # The last part says what it is: a "kooktafel" is a table.
                for row in others:
                    term.add(row[0], row[2], LIKE_IT)
                for row in ones:
                    term.add(row[0], row[2], BEGINNING)
                return

    def _take_end(self, term: Term) -> None:
        """A "moestuin" is a kind of "tuin"; but a street is not looked for as "straat"."""
        ends = [term.word[at:] for at in range(SHORTEST_PART, len(term.word) - SHORTEST_STEM + 1)]
        rows = self._forms_of({end for end in ends if end not in ENDS_OF_NAMES})
        for end in ends:
            forms = [row for row in rows if row[2] == end]
            if forms and end not in ENDS_OF_NAMES:
                term.corrected = end
                for row in rows:
                    if self._is_form_of(end, row):
                        term.add(row[0], row[2], LIKE_IT)
                return

    def _forms_of(self, words: set[str]) -> list[Row]:
        stems = {each for word in words for each in self.stems(word)}
        found = self._public(Q(folded__in=words) | Q(stem__in=stems))
        return list(found.values_list("pk", "language", "folded", "stem"))

    def _correct(self, term: Term, near: list[NearRow], most: int) -> None:
        """The nearest word that stands on a page which anyone may read."""
        counts = Counter(row[2] for row in near)
        best = nearest(term.word, counts.items(), most)
        if best is None:
            return
        term.corrected = next(row[4] for row in near if row[2] == best)
        family = {row[3] for row in near if row[2] == best}
        for key, _language, folded, its_stem, _text in near:
            if folded == best or its_stem in family:
                term.add(key, folded, SAME)

    def _near(self, word: str) -> list[NearRow]:
        """Words that begin or end like it, or have its letters but one: typing slips once."""
        if len(word) < SHORTEST_STEM:
            return []
        near = Q(folded__startswith=word[:2]) | Q(folded__endswith=word[-3:])
        near |= Q(folded__startswith=word[1] + word[0])
        rows = self._public(near).values_list("pk", "language", "folded", "stem", "text")
        return [row for row in rows if abs(len(row[2]) - len(word)) <= most_mistakes(word)]

    def _public(self, wanted: Q) -> QuerySet[Word]:
        """Words that are shown to readers: only those of pages that are online."""
        online = Posting.objects.filter(
            word=OuterRef("pk"), entry__page__live=True, entry__dutch__live=True
        )
        return self.words.filter(wanted).filter(Exists(online))


def _parts_of(word: str) -> Iterator[tuple[str, str]]:
    """The ways to read a word as two."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        one, other = word[:at], word[at:]
        yield one, other
        for between in BETWEEN:
            rest = other.removeprefix(between)
            if rest != other and len(rest) >= SHORTEST_PART:
                yield one, rest
