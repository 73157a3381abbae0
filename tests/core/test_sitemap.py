"""The sitemap: every public page once, in each language it can be read in."""

from xml.etree import ElementTree

import pytest
from wagtail.models import Locale, Page

from tests.factories.pages import ArticleFactory, ProjectFactory, PublicationFactory, WijkFactory

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def sitemap(client) -> dict[str, dict[str, str]]:
    """For each address its alternates by language."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    found = {}
    for url in ElementTree.fromstring(response.content):  # noqa: S314  (our own answer)
        links = url.findall(f"{XHTML}link")
        location = url.find(f"{SITEMAP}loc").text
        assert location not in found
        found[location] = {link.get("hreflang"): link.get("href") for link in links}
    return found


def test_every_public_page_stands_in_it_once(client):
    ArticleFactory(in_wijk=WijkFactory())
    live = Page.objects.live().filter(depth__gt=1, locale__language_code="nl")
    assert set(sitemap(client)) == {page.specific.full_url for page in live}


def test_drafts_internal_publications_and_untold_projects_do_not(client):
    hidden = [
        ArticleFactory(live=False),
        PublicationFactory(access="internal"),
        ProjectFactory(told_first=False, live=False),
    ]
    assert not {page.full_url for page in hidden} & set(sitemap(client))


def test_a_translation_stands_beside_the_dutch_page(client):
    page = ArticleFactory()
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert sitemap(client)[page.full_url] == {"nl": page.full_url}
    english.save_revision().publish()
    assert sitemap(client)[page.full_url] == {
        "nl": page.full_url,
        "en": f"http://testserver/en/nieuws/{page.slug}/",
    }


def test_what_is_only_in_dutch_stands_in_no_other_language(client):
    ArticleFactory()
    assert not [url for url in sitemap(client) if "/en/" in url or "/ar/" in url]


def test_last_change_is_told(client):
    page = ArticleFactory()
    text = client.get("/sitemap.xml").content.decode()
    assert f"<lastmod>{page.last_published_at:%Y-%m-%d}</lastmod>" in text
