"""Publications: kind, year, who may read them. An internal one does not exist for a visitor."""

import pytest
from wagtail.documents.models import Document

from tests.factories.pages import PublicationFactory, WijkFactory
from tests.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

SECRET = "Vertrouwelijkverslag"


@pytest.fixture
def internal():
    return PublicationFactory(access="internal", title=SECRET, summary=SECRET, slug="intern")


def nowhere(client, url: str) -> None:
    assert client.get(url).status_code == 404
    assert client.get(f"/en{url}").status_code == 404
    assert SECRET not in Reading.of(client, "/publicaties/").html
    assert f"{url}<" not in client.get("/sitemap.xml").content.decode()
    found = Reading.of(client, f"/zoeken/?q={SECRET}")
    assert url not in found.links
    assert "0 gevonden" in found.text


def test_an_internal_one_is_nowhere(client, internal):
    nowhere(client, internal.url)


def test_one_that_became_internal_is_nowhere_any_more(client):
    page = PublicationFactory(title=SECRET, summary=SECRET)
    assert page.url in Reading.of(client, f"/zoeken/?q={SECRET}").links
    page.access = "internal"
    page.save_revision().publish()
    nowhere(client, page.url)


def test_one_that_became_public_is_found(client, internal):
    internal.access = "public"
    internal.save_revision().publish()
    assert internal.url in Reading.of(client, f"/zoeken/?q={SECRET}").links
    assert internal.url in Reading.of(client, "/publicaties/").links


def test_nothing_is_public_by_itself():
    assert PublicationFactory._meta.model().access == "internal"


@pytest.mark.parametrize(
    ("fields", "link", "words"),
    [
        ({"access": "external", "external_url": "https://voorbeeld.example/x"}, True, "Lees de"),
        ({"access": "paper", "external_url": "https://voorbeeld.example/x"}, False, "op papier"),
        ({"access": "public"}, False, "Wilt u dit lezen?"),
        ({"access": "archive"}, False, "In het archief"),
    ],
)
def test_where_to_read_it(client, fields, link, words):
    reading = Reading.of(client, PublicationFactory(**fields).url)
    assert ("https://voorbeeld.example/x" in reading.links) is link
    assert words in reading.text


def test_our_own_file_comes_first(client):
    document = Document.objects.create(title="Verslag", file="documents/verslag.pdf")
    page = PublicationFactory(document=document, external_url="https://voorbeeld.example/x")
    reading = Reading.of(client, page.url)
    assert document.url in reading.links
    assert "https://voorbeeld.example/x" not in reading.links


def test_kind_year_and_version_are_told(client):
    page = PublicationFactory(kind="vision", year=2021, version_note="Versie van mei")
    text = Reading.of(client, page.url).text
    for words in ("Wijkvisie", "2021", "Versie van mei"):
        assert words in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["C", "A", "B"]),
        ("?jaar=2021", ["A", "B"]),
        ("?soort=vision", ["C", "B"]),
        ("?wijk=hoek", ["A", "B"]),
        ("?jaar=2021&soort=vision&wijk=hoek", ["B"]),
        ("?jaar=x&soort=x&wijk=x", ["C", "A", "B"]),
    ],
)
def test_the_newest_first_with_filters(client, query, shown):
    wijk = WijkFactory(slug="hoek")
    PublicationFactory(title="A", in_wijk=wijk, kind="plan")
    PublicationFactory(title="B", in_wijk=wijk, kind="vision")
    PublicationFactory(title="C", kind="vision", year=2024)
    reading = Reading.of(client, f"/publicaties/{query}")
    assert [title.get_text() for title in reading.soup.select(".mb-row__title")] == shown
