"""News in a reader of one's own (Atom)."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import pytest
from django.test import Client

from mijnbuurt.photos.enums import PhotoState
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from wijken.news.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314  (our own)


def titles(client: Client, path: str) -> list[str]:
    return [entry.find(f"{ATOM}title").text for entry in read(client, path).iter(f"{ATOM}entry")]


def test_news_of_the_city_and_of_a_wijk(client):
    hoek = WijkFactory(slug="hoek", name="Hoek")
    ArticleFactory(title="Van de hoek", in_wijk=hoek)
    ArticleFactory(title="Van de stad")
    ArticleFactory(title="Concept", in_wijk=hoek, live=False)
    assert set(titles(client, "/nieuws/feed/")) == {"Van de hoek", "Van de stad"}
    assert titles(client, "/wijken/hoek/feed/") == ["Van de hoek"]
    feed = read(client, "/wijken/hoek/feed/")
    assert feed.find(f"{ATOM}title").text == "Nieuws uit Hoek"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/wijken/hoek/feed/"
    assert client.get("/wijken/nergens/feed/").status_code == 404


def test_an_entry_says_what_its_card_says(client):
    article = ArticleFactory(title="Een <b>titel</b> & meer", summary="Kort <i>en</i> goed")
    [entry] = read(client, "/nieuws/feed/").iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "Een <b>titel</b> & meer"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{article.url}"
    assert entry.find(f"{ATOM}summary").text == "<p>Kort &lt;i&gt;en&lt;/i&gt; goed</p>"
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{article.translation_key}"


def test_a_photo_that_is_taken_down_is_gone_from_the_feed_at_once(client):
    photo = PhotoFactory(public=True)
    ArticleFactory(photo=photo, photo_alt="Een kerstboom")
    assert f"/foto/{photo.uuid}/" in client.get("/nieuws/feed/").content.decode()
    type(photo).objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN)
    assert "/foto/" not in client.get("/nieuws/feed/").content.decode()


def test_a_photo_for_this_site_alone_is_not_in_the_feed(client):
    photo = PhotoFactory(public=True)
    ArticleFactory(photo=photo, photo_alt="Een kerstboom")
    type(photo).objects.update(may_share=False)
    assert "/foto/" not in client.get("/nieuws/feed/").content.decode()


def test_what_was_withdrawn_is_gone_and_no_more_than_a_page_is_shown(client):
    for number in range(22):
        article = ArticleFactory(title=f"Nummer {number}")
    assert len(titles(client, "/nieuws/feed/")) == 20
    article.unpublish()
    assert "Nummer 21" not in titles(client, "/nieuws/feed/")


def test_no_sign_that_is_typed_breaks_the_feed(client):
    ArticleFactory()
    Article.objects.update(title="Stuk\x08\x0b ]]> \ufffe", summary="<script>&\x00"[:-1])
    assert len(titles(client, "/nieuws/feed/")) == 1


def test_who_has_it_already_gets_nothing_twice(client, frozen):
    empty = client.get("/nieuws/feed/")
    frozen.move_to(datetime(2026, 11, 25, tzinfo=UTC))
    unchanged = client.get("/nieuws/feed/", headers={"If-None-Match": empty["ETag"]})
    assert unchanged.status_code == 304
    ArticleFactory()
    assert client.get("/nieuws/feed/", headers={"If-None-Match": empty["ETag"]}).status_code == 200


def test_the_page_of_news_leads_to_its_feed(client):
    ArticleFactory(in_wijk=WijkFactory(slug="hoek"))
    assert "/nieuws/feed/" in client.get("/nieuws/").content.decode()
    assert "/wijken/hoek/feed/" in client.get("/wijken/hoek/nieuws/").content.decode()
