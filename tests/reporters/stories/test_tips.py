"""One tip at a time, and what an editor changed."""

import pytest

from mijnbuurt.core.readability import reading_ease, syllables
from reporters.stories.compare import compare
from reporters.stories.models import Story
from reporters.stories.tips import tip_for

EASY = "De zon schijnt. Wij gaan naar het plein. Daar is soep. " * 8
HARD = "De gemeentelijke beleidsverantwoordelijkheid vereist organisatieontwikkeling. " * 20
LONG = "Iedereen schuift aan " + "en eet mee met de buren " * 4 + "."


@pytest.mark.parametrize(
    ("word", "count"),
    [("soep", 1), ("ruimte", 2), ("buurtfeest", 2), ("reünie", 3), ("ondersteuning", 4)],
)
def test_syllables_are_counted_by_their_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_and_sentences_read_easier() -> None:
    assert reading_ease(EASY) > 80 > 45 > reading_ease(HARD)
    assert reading_ease("") == 100


def test_a_long_sentence_is_named_first() -> None:
    tip = tip_for(Story(text=f"{EASY}\n\n{LONG}"))
    assert "Deze zin heeft" in tip and "Iedereen schuift aan" in tip


def test_a_text_that_reads_well_or_has_hardly_begun_gets_no_tip() -> None:
    assert tip_for(Story(text="")) == tip_for(Story(text="Dag.")) == ""
    assert tip_for(Story(text=EASY.replace("soep. ", "soep.\n\n"))) == ""


def test_long_words_get_a_tip() -> None:
    assert "kortere" in tip_for(Story(text=HARD.replace(". ", ".\n\n")))


def test_words_that_differ_are_marked_on_both_sides() -> None:
    before = {"title": "Soep", "text": "De soep was lekker warm.\nTot ziens"}
    after = {"title": "Soep", "text": "De soep was heel warm.\nTot ziens"}
    rows = compare(before, after)
    changed = next(row for row in rows if not row.is_same)
    assert [piece.text for piece in changed.before if piece.is_changed] == ["lekker"]
    assert [piece.text for piece in changed.after if piece.is_changed] == ["heel"]
    assert compare(before, before) == []
    assert compare({}, {}) == []
