"""A story as lines and as blocks of a page, there and back."""

import pytest

from reporters.stories.text import clean_story, to_blocks, to_lines
from tests.factories.pages import ArticleFactory
from wijken.news.models import Article


def body_of(text: str):
    return Article(body=to_blocks(text)).body


def html_of(text: str) -> str:
    return "".join(str(getattr(block.value, "source", block.value)) for block in body_of(text))


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Dag buur", "<p>Dag buur</p>"),
        ("Een\n\nTwee\nDrie", "<p>Een</p><p>Twee</p><p>Drie</p>"),
        ("# Kop\n## Kleiner", "<h2>Kop</h2><h3>Kleiner</h3>"),
        ("#Kop zonder spatie", "<h2>Kop zonder spatie</h2>"),
        ("- brood\n- soep\nen meer", "<ul><li>brood</li><li>soep</li></ul><p>en meer</p>"),
        ("•\tbrood\n·  soep", "<ul><li>brood</li><li>soep</li></ul>"),
        ("1. eerst\n2) dan", "<ol><li>eerst</li><li>dan</li></ol>"),
        ("Heel **erg** lekker", "<p>Heel <b>erg</b> lekker</p>"),
        ("2 ** 3 is 8", "<p>2 ** 3 is 8</p>"),
        ("[site](https://a.example/x)", '<p><a href="https://a.example/x">site</a></p>'),
        ("[klik](javascript:alert(1))", "<p>[klik](javascript:alert(1))</p>"),
        ("[klik](data:x)", "<p>klik</p>"),
        ("[geheim](pagina-5)", "<p>geheim</p>"),
        ("<b>x</b> & <script>", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;</p>"),
    ],
)  # fmt: skip
def test_lines_become_rich_text(typed: str, html: str) -> None:
    assert html_of(typed) == html


def test_a_quotation_is_a_block_of_its_own() -> None:
    blocks = to_blocks("Voor\n> Nu heb ik buren – Ans\nNa")
    assert [kind for kind, _value in blocks] == ["text", "quote", "text"]
    assert blocks[1][1] == {"text": "Nu heb ik buren", "source": "Ans"}


@pytest.mark.parametrize(
    "text",
    [
        "Dag buur\n\n# Kop\n\n- brood\n- soep\n\n1. eerst\n1. dan\n\n> Lekker – Ans",
        "**Vet** en [een link](https://a.example/)",
        "Prijs: 5 < 6 & 7 > 3",
    ],
)
def test_there_and_back_says_the_same(text: str) -> None:
    once = to_lines(body_of(text))
    assert to_lines(body_of(once)) == once
    assert html_of(once) == html_of(text)


def test_what_word_leaves_behind_is_cleaned() -> None:
    pasted = "Kop\xa0met\xadstreep\r\n\r\n\r\n\r\nTekst\x0b nog\u2028een \ufeff"
    assert clean_story(pasted) == "Kop metstreep\n\nTekst\n nog\neen"


def test_blocks_and_links_of_the_editors_stay(db) -> None:
    other = ArticleFactory()
    page = Article(
        body=[
            ("text", f'<p>Zie <a linktype="page" id="{other.pk}">dit</a></p>'),
            ("steps", {"steps": [{"title": "Bel", "text": ""}]}),
        ]
    )
    lines = to_lines(page.body)
    assert f"[dit](pagina-{other.pk})" in lines and "[[2: stappen]]" in lines
    kept = Article(body=to_blocks(lines, page.body)).body
    assert [block.block_type for block in kept] == ["text", "steps"]
    assert f'linktype="page" id="{other.pk}"' in str(kept[0].value.source)
    assert kept[1].value["steps"][0]["title"] == "Bel"
    dropped = Article(body=to_blocks("Alleen dit", page.body)).body
    assert [block.block_type for block in dropped] == ["text"]


def test_a_block_that_was_not_there_is_not_made(db) -> None:
    assert to_blocks("[[7: foto in de tekst]]", Article(body=[]).body) == []
    assert to_blocks("[[1: formulier]]") == []
