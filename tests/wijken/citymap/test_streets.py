"""Images from another host: only when an administrator chose one, on one page, behind a click."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from mijnbuurt.settings.maps import tile_address
from tests.core.test_headers import assert_public_headers, policy
from tests.factories.pages import PlaceFactory, WijkFactory

from .areas import square

pytestmark = pytest.mark.django_db
HOST = "https://tegels.example.org"


@pytest.fixture
def town():
    wijk = WijkFactory(boundary=square(5.1, 52.1))
    PlaceFactory(in_wijk=wijk, facts_row={"latitude": 52.105, "longitude": 5.105})
    return wijk


@pytest.fixture
def chosen(settings):
    settings.TILE_ORIGIN = HOST
    settings.TILE_ADDRESS = f"{HOST}/{{z}}/{{x}}/{{y}}.png"
    settings.TILE_ATTRIBUTION = "© Iemand <b>"


def test_off_by_default(client, town):
    response = client.get("/binnenlopen/")
    assert_public_headers(response, "/binnenlopen/")
    text = response.content.decode()
    assert "mb-map" in text
    assert "streets" not in text
    assert "leaflet" not in text


def test_the_page_says_from_whom_and_asks_nothing_itself(client, town, chosen):
    text = client.get("/binnenlopen/").content.decode()
    assert f"De kaartbeelden komen van <bdi>{HOST}</bdi>." in text
    assert f'data-images="{HOST}/{{z}}/{{x}}/{{y}}.png"' in text
    assert "© Iemand &lt;b&gt;" in text
    assert f'src="{HOST}' not in text
    assert f'href="{HOST}' not in text


def test_only_that_page_and_only_images_may_come_from_there(client, town, chosen):
    found = policy(client.get("/binnenlopen/"))
    assert found["img-src"] == ["'self'", HOST]
    assert [name for name, sources in found.items() if HOST in sources] == ["img-src"]
    for path in ("/", "/wijken/", town.url, "/contact/"):
        assert_public_headers(client.get(path), path)


def test_without_a_map_there_are_no_streets(client, chosen):
    response = client.get("/binnenlopen/")
    assert_public_headers(response, "/binnenlopen/")
    assert "streets" not in response.content.decode()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        (HOST, f"{HOST}/{{z}}/{{x}}/{{y}}.png"),
        (f"{HOST}/", f"{HOST}/{{z}}/{{x}}/{{y}}.png"),
        (f"{HOST}:8443/a/EPSG:3857/{{z}}/{{x}}/{{y}}.png", None),
        (f"{HOST}/{{z}}/{{y}}/{{x}}.jpg?key=1", None),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000/{z}/{x}/{y}.png"),
    ],
)
def test_an_origin_or_the_address_of_an_image_will_do(given, address):
    assert tile_address(given) == (given if address is None else address)


@pytest.mark.parametrize(
    "given",
    [
        "tegels.example.org",
        "http://tegels.example.org",
        "https://tegels.example.org; script-src *",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://tegels.example.org/{z}/{x}.png",
        "https://tegels.example.org/'",
        "https://a.example https://b.example",
        "javascript:alert(1)",
        "*",
    ],
)
def test_what_a_policy_would_trip_over_is_refused(given):
    with pytest.raises(ImproperlyConfigured, match="TILE_ORIGIN"):
        tile_address(given)
