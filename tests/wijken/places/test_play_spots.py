"""Where children can play in a wijk, on a page and as GeoJSON."""

import pytest

from tests.factories import HOSTILE
from tests.factories.pages import PlaceFactory, WijkFactory, page_of
from tests.reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hoek", name="Hoek").pk


def play(title, wijk, **facts):
    return PlaceFactory(title=title, in_wijk=wijk, kind="speelplek", facts_row=facts)


def data(client):
    response = client.get("/wijken/hoek/speelplekken.geojson")
    assert response["Content-Type"] == "application/geo+json"
    return response.json()["features"]


def test_the_play_spots_of_a_wijk_and_nothing_else(client, wijk):
    play("Wip", wijk, address_line="Pad 1", city="Stad")
    play("Elders", WijkFactory())
    play("Gesloten", wijk, status="closed", address_line="Pad 2")
    play("Later", wijk, status="preparing")
    PlaceFactory(title="BIC", in_wijk=wijk)
    PlaceFactory(title="Concept", in_wijk=wijk, kind="speelplek", live=False)
    reading = Reading.of(client, "/wijken/hoek/speelplekken/")
    assert reading.heading == "Speelplekken in Hoek"
    names = [title.get_text() for title in reading.soup.select(".mb-row__title")]
    assert names == ["Wip"]
    assert "Pad 1, Stad" in reading.text
    assert [one["properties"]["name"] for one in data(client)] == ["Wip"]


def test_positions_are_longitude_first_and_may_be_missing(client, wijk):
    play("A", wijk, latitude=52.99, longitude=6.56)
    play("B", wijk, latitude=52.99)
    first, second = data(client)
    assert first["geometry"] == {"type": "Point", "coordinates": [6.56, 52.99]}
    assert second["geometry"] is None


def test_hostile_names_are_data(client, wijk):
    play(HOSTILE, wijk)
    assert [one["properties"]["name"] for one in data(client)] == [HOSTILE]
    text = client.get("/wijken/hoek/speelplekken/").content.decode()
    assert HOSTILE not in text


def test_a_wijk_without_play_spots_says_so(client, wijk):
    assert (
        "Hier staan nog geen speelplekken." in Reading.of(client, "/wijken/hoek/speelplekken/").text
    )
    assert data(client) == []


@pytest.mark.parametrize("end", ["speelplekken/", "speelplekken.geojson"])
def test_a_wijk_that_is_not_there_or_not_online(client, wijk, end):
    assert client.get(f"/wijken/nergens/{end}").status_code == 404
    assert client.post(f"/wijken/hoek/{end}").status_code == 405
    page_of(wijk).unpublish()
    assert client.get(f"/wijken/hoek/{end}").status_code == 404


def test_a_play_spot_leads_to_the_others(client, wijk):
    spot = play("Wip", wijk)
    assert "/wijken/hoek/speelplekken/" in Reading.of(client, spot.url).links
    assert "/speelplekken/" not in client.get(PlaceFactory(in_wijk=wijk).url).content.decode()


def test_queries_do_not_grow(client, wijk, django_assert_max_num_queries):
    for number in range(3):
        play(f"Wip {number}", wijk)
    client.get("/wijken/hoek/speelplekken/")
    with django_assert_max_num_queries(14):
        client.get("/wijken/hoek/speelplekken/")
    with django_assert_max_num_queries(6):
        client.get("/wijken/hoek/speelplekken.geojson")
