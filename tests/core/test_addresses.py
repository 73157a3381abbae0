"""Addresses of pages: a promise to the outside, the same whoever asks."""

import pytest
from django.test import Client
from django.utils import translation

from home.models import HomePage
from mijnbuurt.core.addresses import absolute, language_prefix, page_path
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

pytestmark = pytest.mark.django_db

SECTIONS = [
    "/",
    "/wijken/",
    "/agenda/",
    "/nieuws/",
    "/binnenlopen/",
    "/initiatieven/",
    "/acties/",
    "/publicaties/",
    "/toegankelijkheid/",
    "/privacy/",
    "/contact/",
]


@pytest.mark.parametrize("path", SECTIONS)
def test_every_section_has_its_address(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("factory", "city", "wijk"),
    [
        (ArticleFactory, "/nieuws/stuk/", "/wijken/hoek/nieuws/stuk/"),
        (ActivityFactory, "/agenda/stuk/", "/wijken/hoek/agenda/stuk/"),
        (InitiativePageFactory, "/initiatieven/stuk/", "/wijken/hoek/initiatieven/stuk/"),
        (PlaceFactory, "/binnenlopen/stuk/", "/wijken/hoek/stuk/"),
        (PublicationFactory, "/publicaties/stuk/", "/wijken/hoek/stuk/"),
        (StandardPageFactory, "/stuk/", "/wijken/hoek/stuk/"),
        (ProjectFactory, None, "/wijken/hoek/stuk/"),
        (CampaignFactory, "/acties/stuk/", None),
    ],
)
def test_content_stands_in_the_city_or_in_a_wijk(client, factory, city, wijk):
    hoek = WijkFactory(slug="hoek")
    for path, place in ((city, None), (wijk, hoek)):
        if path:
            assert factory(slug="stuk", in_wijk=place).url == path
            assert client.get(path).status_code == 200


def test_an_address_keeps_the_language_of_the_reader():
    page = page_of(WijkFactory(slug="hoek"))
    assert page.url == "/wijken/hoek/"
    with translation.override("en"):
        assert page.url == "/en/wijken/hoek/"
        assert page.full_url == "http://testserver/en/wijken/hoek/"
    assert page_path(page, "ar") == "/ar/wijken/hoek/"


def test_the_front_page_has_a_prefix_in_every_other_language():
    home = HomePage.objects.get(locale__language_code="nl")
    assert [page_path(home, code) for code in ("nl", "en", "ar")] == ["/", "/en/", "/ar/"]
    assert language_prefix("nl") == "/"


def test_full_addresses_come_from_the_settings_alone(settings):
    settings.BASE_URL = "https://buurt.example"
    assert absolute("/agenda/") == "https://buurt.example/agenda/"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "localhost"},
        {"HTTP_HOST": "127.0.0.1:8000"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_FORWARDED": "host=evil.example;proto=https"},
        {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_PORT": "81"},
    ],
)
def test_no_header_shows_up_in_an_address(client, headers):
    """Links, canonical, Open Graph, structured data, sitemap and security.txt."""
    article = ArticleFactory()
    for path in ("/", article.url, "/sitemap.xml", "/robots.txt"):
        text = client.get(path, **headers).content.decode()
        assert "evil.example" not in text
        assert "localhost" not in text
        assert "127.0.0.1" not in text
    assert Reading.of(client, article.url, **headers).canonical.startswith("http://testserver/")


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver@evil.example", "[::", "é", ""])
def test_an_unknown_host_is_refused(host):
    response = Client(HTTP_HOST=host).get("/")
    assert response.status_code == 400
    assert b"evil.example" not in response.content


def test_a_missing_slash_leads_on(client):
    response = client.get("/agenda?soort=coffee")
    assert (response.status_code, response["Location"]) == (301, "/agenda/?soort=coffee")


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/\\evil.example", "///x"])
def test_no_address_leads_off_the_site(client, path):
    response = client.get(path, follow=False)
    location = response.get("Location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\"))
