"""Hints about words: what they find, and what they leave alone."""

import pytest

from mijnbuurt.core.readability import Text, body_parts, hints, html_parts, sentences

LONG = "Wij " + "lopen en " * 9 + "samen."
FINE = Text(paragraphs=("Kom ook. De koffie staat klaar.",), summary="Kort.")


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("", 0),
        ("Kom ook", 1),
        ("Kom ook. Tot dan!", 2),
        ("Om 10.00 uur, o.a. Koffie en thee.", 1),
        ("Bel dhr. Jansen. Hij weet het.", 2),
        ("Vraagt u: “Mag dat?” Ja, dat mag.", 2),
        ("Wat? Ja! Nee… Toch wel.", 4),
        ("Zie www.example.org. Élke dag.", 2),
        ("Dat kost € 2.50. 3 euro mag ook.", 2),
    ],
)
def test_sentences(paragraph, count):
    assert len(sentences(paragraph)) == count


def test_a_plain_text_gets_no_hint():
    assert hints(FINE, [("Wmo", "Wet maatschappelijke ondersteuning")]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (Text(), "nog geen samenvatting"),
        (Text(summary="Kort.", links=("Klik hier!",)), "“Klik hier!”"),
        (Text(summary="Kort.", links=("https://example.org",)), "“https://example.org”"),
        (Text(summary="Vraag de Wmo."), "voluit: Wet maatschappelijke ondersteuning"),
        (Text(summary=LONG), "20 woorden"),
    ],
)
def test_what_could_be_easier_is_said(text, said):
    found = hints(text, [("Wmo", "Wet maatschappelijke ondersteuning")])
    if said == "20 woorden":
        assert found == []
        found = hints(Text(summary=f"Ja {LONG}"), [])
        said = "21 woorden: “Ja Wij lopen en lopen en lopen …”"
    assert len(found) == 1
    assert said in found[0]


def test_what_is_explained_or_part_of_a_word_is_left_alone():
    known = [("Wmo", "Wet maatschappelijke ondersteuning"), ("BIC", "Buurt Informatie Centrum")]
    words = "De Wmo (wet maatschappelijke ondersteuning) en de BICyclette."
    assert hints(Text(summary="Kort.", paragraphs=(words,)), known) == []
    assert hints(Text(summary="Kort.", links=("Klik hier voor de agenda",)), known) == []


def test_rich_text_falls_apart_in_paragraphs_and_links():
    html = '<h2>Kop</h2><p>Een <b>zin</b>.</p><ul><li>Punt</li></ul><p><a href="/">hier</a></p>'
    assert html_parts(html) == (["Kop", "Een zin .", "Punt", "hier"], ["hier"])
    assert html_parts("<p><") == (["<"], [])


@pytest.mark.django_db
def test_all_words_in_blocks_are_read():
    from home.models import StandardPage

    page = StandardPage(
        body=[
            ("text", "<p>Tekst</p>"),
            ("quote", {"text": "Gezegd", "source": "Ans"}),
            ("steps", {"steps": [{"title": "Eerst", "text": "Dit"}]}),
            ("form", None),
        ]
    )
    paragraphs, links = body_parts(page.body)
    assert paragraphs == ["Tekst", "Gezegd", "Ans", "Eerst", "Dit"]
    assert links == []
