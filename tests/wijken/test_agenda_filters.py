"""What the filters of the agenda leave of four activities on four days."""

import pytest
import time_machine

from tests.factories.pages import WijkFactory
from tests.reading import Reading
from tests.wijken.test_agenda import listed, once, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture(scope="module", autouse=True)
def four(shared_db, tuesday_morning):
    """Four activities on four days."""
    with time_machine.travel(tuesday_morning, tick=False):
        wijk = WijkFactory(slug="hoek")
        once("A", "2026-11-24", in_wijk=wijk, kind="coffee", free="yes")
        once("B", "2026-11-25", in_wijk=wijk, kind="sport", audience="elderly")
        once("C", "2026-11-30", kind="coffee", audience="elderly", free="yes")
        once("D", "2026-12-05", kind="sport", free="no")


def test_coming_dates_by_day(client):
    reading = Reading.of(client, "/agenda/")
    assert titles(reading) == ["A", "B", "C", "D"]
    days = [section.h2.time["datetime"] for section in reading.main.find_all("section")]
    assert days == ["2026-11-24", "2026-11-25", "2026-11-30", "2026-12-05"]
    assert reading.headings[0] == "Kies wat u wilt zien" or "Vandaag" in reading.headings
    assert "Morgen" in reading.headings
    assert "2026-11-24T10:00:00+01:00" in reading.times


def test_each_item_is_a_list_item_with_a_heading_and_a_moment(client):
    for item in Reading.of(client, "/agenda/").soup.select("ol.mb-list > li"):
        assert item.find("h3").a["href"].startswith("/")
        assert item.find("time", datetime=True)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?wijk=hoek", "AB"),
        ("?soort=coffee", "AC"),
        ("?voor=elderly", "BC"),
        ("?gratis=1", "AC"),
        ("?van=2026-11-25", "BCD"),
        ("?tot=2026-11-25", "AB"),
        ("?van=2026-11-25&tot=2026-11-30", "BC"),
        ("?van=2026-11-30&tot=2026-11-30", "C"),
        ("?wijk=hoek&soort=coffee&gratis=1", "A"),
        ("?soort=coffee&voor=elderly&van=2026-11-25", "C"),
        ("?wijk=hoek&soort=coffee&voor=elderly", ""),
        ("?van=2026-12-31&tot=2026-01-01", ""),
        ("?van=2020-01-01", "ABCD"),
        ("?wijk=nergens&soort=x&voor=y&van=gisteren&tot=2026-02-30&gratis=&page=x", "ABCD"),
        ("?wijk=nergens&soort=coffee", "AC"),
        ("?wijk=&soort=&voor=&van=&tot=", "ABCD"),
        ("?onbekend=1", "ABCD"),
    ],
)
def test_filters_combine_and_nonsense_is_ignored(client, query, shown):
    assert listed(client, query) == list(shown)


def test_a_filter_in_use_stays_open_and_filled_in(client):
    soup = Reading.of(client, "/agenda/?soort=coffee&van=2026-11-24&gratis=1").soup
    assert soup.select_one("details.mb-filter").has_attr("open")
    assert soup.select_one("#id_soort option[selected]")["value"] == "coffee"
    assert soup.select_one("#id_van")["value"] == "2026-11-24"
    assert soup.select_one("#id_gratis").has_attr("checked")
    assert not Reading.of(client, "/agenda/").soup.select_one("details.mb-filter").has_attr("open")


def test_nothing_found_says_so_and_offers_all(client):
    reading = Reading.of(client, "/agenda/?wijk=hoek&soort=food")
    assert "Hier is nu niets te doen." in reading.text
    assert "?" in reading.links
