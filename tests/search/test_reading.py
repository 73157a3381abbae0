"""How a query is read: forms, compounds, slips, places, languages, filters."""

import pytest

from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    WijkFactory,
    page_of,
)
from wijken.areas.models import AlsoShown, Area, PostcodeRange

from .asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Speeltuinen in de wijk", "speeltuin"),
        ("De speeltuin", "speeltuinen"),
        ("Fietsen maken", "fiets"),
        ("Een fiets lenen", "fietsen"),
        ("Kinderen spelen", "kind"),
        ("Voor elk kind", "kinderen"),
        ("Nieuwe huizen", "huis"),
        ("Een huis", "huizen"),
        ("Het café", "cafe"),
        ("Een cafe", "café"),
        ("Het wijkbudget", "budget"),
        ("Wijkcentrum open", "wijk centrum"),
        ("Een wijk met een centrum", "wijkcentrum"),
        ("Jeu de boules", "jeudeboules"),
        ("Opruimen", "opru"),
        ("Klaverjassen", "klaverjasen"),
        ("Gereedschap", "geredschap"),
        ("Klaverjassen", "KLAVERJASSEN!"),
        ("Bloemen planten", "wanneer gaan wij bloemen planten?"),
    ],
)
def test_one_finds_the_other(client, written, asked):
    page = ArticleFactory(title=written, summary="", body=[])
    assert found(client, asked)[0] == page.url


def test_a_slip_is_said(client):
    ArticleFactory(title="Klaverjassen")
    assert "Bedoelde u “klaverjassen”?" in ask(client, "klaverjasen").text
    assert "Bedoelde u" not in ask(client, "klaverjassen").text


def test_a_word_of_a_draft_is_never_offered(client):
    ArticleFactory(title="Geheimzinnig", live=False)
    gone = ArticleFactory(title="Geheimtaal")
    gone.unpublish()
    for slip in ("geheimzinig", "geheimtal"):
        reading = ask(client, slip)
        assert "Bedoelde u" not in reading.text
        assert "zinnig" not in reading.text and "taal" not in reading.text.replace("Taal", "")


@pytest.fixture
def veld():
    wijk = WijkFactory(name="Molenveld", slug="molenveld", aliases=["Het Veld"])
    Area.objects.create(wijk=wijk, kind="street", name="Lange Laan", aliases=["Langelaan"])
    PostcodeRange.objects.create(wijk=wijk, start="1234AA", end="1234ZZ")
    return wijk


@pytest.mark.parametrize(
    "asked", ["Lange Laan", "lange laan 12", "langelaan", "molenveld", "Het Veld", "1234 ab"]
)
def test_where_somebody_lives_gives_the_wijk_first(client, veld, asked):
    ArticleFactory(title="Lange laan open", summary="Molenveld, het veld")
    reading = ask(client, asked)
    first = reading.soup.select_one(".mb-row")
    assert first.select_one("a")["href"] == page_of(veld).url
    assert "mb-row--first" in first["class"]


def test_the_card_says_why(client, veld):
    assert "Lange Laan hoort bij Molenveld." in ask(client, "lange laan").text
    assert "hoort bij" not in ask(client, "molenveld").main.get_text()


def test_a_street_in_two_wijken_gives_both(client, veld):
    other = WijkFactory(name="Dijkzicht", slug="dijkzicht")
    Area.objects.create(wijk=other, kind="street", name="Lange Laan")
    assert found(client, "lange laan")[:2] == [page_of(other).url, page_of(veld).url]


def test_a_place_beside_other_words_brings_what_is_there_first(client, veld):
    there = ArticleFactory(title="Koffie", in_wijk=veld)
    ArticleFactory(title="Koffie")
    assert found(client, "koffie molenveld") == [there.url]
    assert found(client, "koffie lange laan") == [there.url]


def test_filters_have_counts_and_can_be_combined(client, veld):
    ArticleFactory(title="Koffie", in_wijk=veld)
    ArticleFactory(title="Koffie")
    activity = ActivityFactory(title="Koffie", in_wijk=veld)
    reading = ask(client, "koffie")
    links = {" ".join(a.get_text().split()): a["href"] for a in reading.main.select(".mb-choose a")}
    assert {"Activiteiten (1)", "Nieuws en verhalen (2)", "Molenveld (2)"} <= links.keys()
    assert "3 gevonden" in reading.text
    assert found(client, "koffie", soort="activity", wijk="molenveld") == [activity.url]
    assert "2 gevonden" in ask(client, "koffie", soort="article").text
    assert len(found(client, "koffie", soort="onzin", wijk="nergens")) == 3


def test_a_page_that_another_wijk_shows_counts_there_too(client, veld):
    page = ArticleFactory(title="Koffie", in_wijk=veld)
    other = WijkFactory(slug="dijkzicht")
    AlsoShown.objects.create(page=page, wijk=other, state="accepted")
    assert found(client, "koffie", wijk="dijkzicht") == [page.url]
    AlsoShown.objects.update(state="proposed")
    assert found(client, "koffie", wijk="dijkzicht") == []


def test_each_result_says_what_and_when(client, tuesday_morning):
    ActivityFactory(title="Koffie met de buren")
    ArticleFactory(title="Koffie gedronken", date_sort="2026-11-20")
    PlaceFactory(title="Koffiehuis", kind="wijkcentrum")
    import time_machine

    with time_machine.travel(tuesday_morning, tick=False):
        text = ask(client, "koffie").text
    assert "Vandaag, 10.00 uur" in text
    assert "20 november 2026" in text
    for kind in ("Activiteit", "Nieuws", "Wijkcentrum"):
        assert kind in text


def test_the_best_comes_first(client):
    in_text = ArticleFactory(title="Verslag", body=[("text", "<p>Er was ook soep.</p>")])
    in_title = ArticleFactory(title="Een dag met soep")
    same = ArticleFactory(title="Soep")
    assert found(client, "soep") == [same.url, in_title.url, in_text.url]
