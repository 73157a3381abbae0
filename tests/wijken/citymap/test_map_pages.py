"""The map on pages: the list beside it says the same, and a town without shapes does without."""

import re

import pytest
import time_machine

from tests.factories import HOSTILE
from tests.factories.pages import PlaceFactory, WijkFactory, page_of
from tests.queries.counting import queries_of
from wijken.areas.models import Wijk
from wijken.places.enums import PlaceStatus
from wijken.places.models import PlaceFacts

from .areas import square

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(tuesday_morning):
    """Three wijken, of which one without a shape."""
    with time_machine.travel(tuesday_morning, tick=False):
        yield (
            WijkFactory(name="Molenveld", colour="groen", boundary=square(5.1, 52.1, 0.1)),
            WijkFactory(name="De Brink", colour="rood", boundary=square(5.2, 52.1, 0.1)),
            WijkFactory(name="De dorpen", colour="klei"),
        )


def place(title: str, wijk: Wijk, at: tuple[float, float] | None, **facts: object):
    position = dict(zip(("latitude", "longitude"), at, strict=True)) if at else {}
    return PlaceFactory(title=title, in_wijk=wijk, kind="bic", facts_row={**position, **facts})


def map_of(client, path: str) -> str:
    page = client.get(path).content.decode()
    found = re.search(r'<svg class="mb-map".*?</svg>', page, re.S)
    return found[0] if found else ""


def links(drawn: str) -> list[tuple[str, str]]:
    return re.findall(r'<a [^>]*?href="([^"]+)"[^>]*?aria-label="([^"]+)"', drawn)


def test_each_wijk_is_a_link_with_its_name_in_the_order_of_the_wall(client, town):
    page = client.get("/wijken/").content.decode()
    wall = re.findall(r"mb-emblem.*?<span>([^<]+)</span>", page)
    names = [name for _url, name in links(map_of(client, "/wijken/"))]
    assert names == wall == ["De Brink", "De dorpen", "Molenveld"]
    for wijk in town:
        assert (wijk.url, wijk.name) in links(map_of(client, "/wijken/"))


def test_the_map_has_a_title_and_a_description(client, town):
    drawn = map_of(client, "/wijken/")
    assert "<title" in drawn and "<desc" in drawn
    assert 'role="group"' in drawn
    assert "style=" not in drawn


def test_without_boundaries_there_is_no_map(client, town):
    Wijk.objects.update(boundary=None)
    place("BIC", town[0], (52.15, 5.15))
    assert map_of(client, "/wijken/") == ""
    assert map_of(client, "/binnenlopen/") == ""
    assert "op de kaart" not in client.get("/wijken/").content.decode()
    assert "#kaart" not in client.get("/binnenlopen/").content.decode()


def test_pins_have_the_numbers_names_and_order_of_the_list(client, town):
    place("Brinkhuis", town[1], (52.15, 5.25))
    place("Anna's huis", town[0], (52.15, 5.15))
    place("Carré zonder plek", town[0], None)
    place("Dorpshuis", town[0], (52.12, 5.12))
    page = client.get("/binnenlopen/").content.decode()
    numbered = re.findall(r'mb-mark"[^>]*>(\d+)</span> <a href="([^"]+)"[^>]*>([^<]+)</a>', page)
    assert [(number, name) for number, _url, name in numbered] == [
        ("1", "Anna&#x27;s huis"),
        ("2", "Brinkhuis"),
        ("3", "Dorpshuis"),
    ]
    pins = links(map_of(client, "/binnenlopen/"))[3:]
    assert pins == [(url, f"{number} {name}") for number, url, name in numbered]
    assert "Carré zonder plek" in page


def test_a_closed_place_has_no_pin(client, town):
    place("Open huis", town[0], (52.15, 5.15))
    closed = place("Oud huis", town[0], (52.12, 5.12), status=PlaceStatus.CLOSED)
    assert closed.title not in map_of(client, "/binnenlopen/")
    assert "1 Open huis" in map_of(client, "/binnenlopen/")


def test_a_filter_leaves_the_pins_that_are_in_the_list(client, town):
    place("Anna's huis", town[0], (52.15, 5.15))
    place("Brinkhuis", town[1], (52.15, 5.25))
    drawn = map_of(client, f"/binnenlopen/?wijk={town[1].slug}")
    assert "1 Brinkhuis" in drawn
    assert "Anna" not in drawn


def test_a_wijk_whose_page_is_not_online_is_not_on_the_map(client, town):
    place("Brinkhuis", town[1], (52.15, 5.25))
    page_of(town[0]).unpublish()
    assert "Molenveld" not in map_of(client, "/binnenlopen/")
    assert "Molenveld" not in map_of(client, "/wijken/")


def test_links_keep_the_language_and_the_map_is_not_mirrored(client, town):
    place("Brinkhuis", town[1], (52.15, 5.25))
    dutch, arabic = map_of(client, "/binnenlopen/"), map_of(client, "/ar/binnenlopen/")
    assert f'href="/ar/wijken/{town[0].slug}/"' in arabic
    assert re.findall(r' d="([^"]+)"', arabic) == re.findall(r' d="([^"]+)"', dutch)


def test_hostile_names_are_shown_as_they_are(client, town):
    place(HOSTILE, town[0], (52.15, 5.15))
    Wijk.objects.filter(pk=town[0].pk).update(name=HOSTILE[:60])
    assert "<script>alert" not in map_of(client, "/binnenlopen/")


def test_more_places_on_the_map_take_no_more_queries(client, town):
    place("Eerste", town[0], (52.15, 5.15))
    few = queries_of(client, "/binnenlopen/")
    for number in range(30):
        place(f"Plek {number}", town[number % 2], (52.11 + number / 1000, 5.12))
    assert PlaceFacts.objects.count() == 31
    assert queries_of(client, "/binnenlopen/") == few <= 22
