"""One search over all public content."""

import pytest

from search.text import asked_words, clean
from tests.factories import HOSTILE
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    PublicationFactory,
    StandardPageFactory,
    WijkFactory,
    page_of,
)
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def find(client, query: str, path: str = "/zoeken/") -> Reading:
    response = client.get(path, {"q": query})
    assert response.status_code == 200
    return Reading(response)


def found(client, query: str) -> set[str]:
    return {a["href"] for a in find(client, query).soup.select(".mb-row__title a")}


@pytest.mark.parametrize(
    "factory",
    [
        ActivityFactory,
        ArticleFactory,
        CampaignFactory,
        InitiativePageFactory,
        PlaceFactory,
        ProjectFactory,
        PublicationFactory,
        StandardPageFactory,
    ],
)
def test_every_kind_of_content_is_found_and_no_draft(client, factory):
    page = factory(title="Kerstboom op het plein")
    factory(title="Kerstboom die nog komt", live=False)
    assert found(client, "kerstboom") == {page.url}


def test_a_wijk_is_found(client):
    page = page_of(WijkFactory(slug="hoek", name="Hoekwijk"))
    assert page.url in found(client, "hoekwijk")


def test_words_in_summary_and_text_count(client):
    page = ArticleFactory(summary="Over bloembollen", body=[("text", "<p>En regenwormen.</p>")])
    assert found(client, "bloembollen") == {page.url}
    assert found(client, "regenwormen") == {page.url}


def test_all_words_before_any_word(client):
    both = ArticleFactory(title="Koffie en soep")
    coffee = ArticleFactory(title="Alleen koffie")
    assert found(client, "koffie soep") == {both.url}
    assert found(client, "koffie nergenswoord") == {both.url, coffee.url}


def test_an_unpublished_page_is_found_no_more(client):
    page = ArticleFactory(title="Weggehaald")
    assert found(client, "weggehaald") == {page.url}
    page.unpublish()
    assert found(client, "weggehaald") == set()


def test_results_keep_the_language_and_show_the_wijk(client):
    wijk = WijkFactory(name="De Hoek", slug="hoek")
    ArticleFactory(title="Kerstboom", slug="boom", in_wijk=wijk)
    reading = find(client, "kerstboom", "/en/zoeken/")
    assert "/en/wijken/hoek/nieuws/boom/" in reading.links
    assert "De Hoek" in reading.text


def test_without_words_there_is_only_the_form(client):
    for query in ("", "   ", "!?", '"'):
        reading = find(client, query)
        assert reading.soup.select_one("form[role=search] input[name=q]")
        assert not reading.soup.select(".mb-row")


def test_nothing_found_says_so(client):
    reading = find(client, "nergenswoord")
    assert "0 gevonden" in reading.text
    assert "Wij vonden niets." in reading.text


@pytest.mark.parametrize(
    "typed",
    [
        HOSTILE,
        "'\"; DROP TABLE page; --",
        "a* OR b* NEAR(c)",
        "🐈 poes",
        "a" * 10_000,
        " ".join(["woord"] * 500),
        "AND",
        "OR",
        "NOT x",
        "title:x",
        "(((",
        "-",
        "^",
        "\\",
        "<->",
        ":*",
        "& |",
        "٣",
        "ẞ ﬁ İ",
        "\u202e\u200b",
        "%' _",
    ],
)
def test_anything_may_be_typed(client, typed):
    ArticleFactory(title="woord")
    reading = find(client, typed)
    assert "<script>alert" not in reading.html
    assert reading.main.find("input", attrs={"name": "q"})["value"] == typed


def test_what_is_searched_is_short_and_plain():
    assert asked_words('"koffie" en*soep') == ["koffie", "soep"]
    assert asked_words("a\x00b\ntaalles") == ["b", "taalles"]
    assert asked_words("Café cafe CAFÉ") == ["cafe"]
    assert asked_words("wie zijn wij") == ["wie", "zijn", "wij"]
    assert len(asked_words(" ".join(f"w{n}" for n in range(500)))) == 10
    assert len(clean("x" * 5000)) <= 100
    assert asked_words("!! ??") == []


def test_many_results_come_in_pages(client):
    for _number in range(16):
        ArticleFactory(title="Kerstboom")
    first = find(client, "kerstboom")
    assert "16 gevonden" in first.text
    following = first.soup.find("a", rel="next")["href"]
    second = Reading.of(client, "/zoeken/" + following)
    assert len(first.soup.select(".mb-row")) + len(second.soup.select(".mb-row")) == 16


def test_results_are_not_for_search_engines(client):
    """Addresses with what people typed in them do not belong in an index."""
    assert "/zoeken/" in client.get("/robots.txt").content.decode()
