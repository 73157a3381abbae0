"""What came of ideas, for everyone to read."""

from datetime import date

import pytest

from initiatives.models import InitiativeMoment
from tests.factories import HOSTILE
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import InitiativePageFactory, WijkFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def test_status_help_and_the_way_it_went(client):
    page = InitiativePageFactory(status="done", help=["Grond", HOSTILE], who="Buren van de hoek")
    page.timeline_rows = [
        InitiativeMoment(text="Het idee", date_words="juli 2019"),
        InitiativeMoment(text="Klaar", date_sort=date(2020, 5, 1), date_precision="month"),
    ]
    page.save_revision().publish()
    reading = Reading.of(client, page.url)
    assert page.get_status_display().capitalize() in reading.text
    assert "Buren van de hoek" in reading.text
    assert "Grond" in reading.section("hulp").text
    line = reading.section("tijdlijn").text.lower()
    assert line.index("juli 2019") < line.index("mei 2020")
    assert "<script>alert" not in reading.html


def test_parts_without_content_are_left_out(client):
    reading = Reading.of(client, InitiativePageFactory().url)
    assert reading.section("hulp") is None
    assert reading.section("tijdlijn") is None


def test_it_asks_for_the_next_idea_in_the_same_wijk(client):
    page = InitiativePageFactory(in_wijk=WijkFactory(slug="hoek"))
    assert "/initiatieven/indienen/?wijk=hoek" in Reading.of(client, page.url).links


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"A", "B", "C"}),
        ("?wijk=hoek", {"A", "B"}),
        ("?toestand=done", {"B", "C"}),
        ("?wijk=hoek&toestand=done", {"B"}),
        ("?wijk=x&toestand=x", {"A", "B", "C"}),
    ],
)
def test_filters_combine_and_nonsense_is_ignored(client, query, shown):
    wijk = WijkFactory(slug="hoek")
    InitiativePageFactory(title="A", in_wijk=wijk)
    InitiativePageFactory(title="B", in_wijk=wijk, status="done")
    InitiativePageFactory(title="C", status="done")
    reading = Reading.of(client, f"/initiatieven/{query}")
    assert {title.get_text() for title in reading.soup.select(".mb-card__title")} == shown


def test_an_idea_is_private_until_someone_makes_a_page_of_it(client):
    IdeaFactory(text="Een geheim bankje", name="Jo Jansen", wijk=WijkFactory(slug="hoek"))
    paths = ["/", "/initiatieven/", "/wijken/hoek/", "/wijken/hoek/initiatieven/", "/sitemap.xml"]
    for path in [*paths, "/zoeken/?q=bankje", "/zoeken/?q=Jansen"]:
        text = client.get(path).content.decode()
        assert "geheim bankje" not in text, path
        assert "Jo Jansen" not in text, path


def test_an_empty_list_invites(client):
    reading = Reading.of(client, "/initiatieven/")
    assert "Hier staan nog geen ideeën." in reading.text
    assert "/initiatieven/indienen/" in reading.links
