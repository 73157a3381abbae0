"""Who reads English or Arabic searches in those words, and in Dutch where there are no others."""

import pytest

from search.models import Entry
from tests.factories.pages import ActivityFactory, ArticleFactory
from tests.wijken.translations.made import translated
from wijken.activities.enums import Audience

from .asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def rows(client, query: str, language: str) -> list[tuple[str, bool]]:
    """The titles of the results, and whether each says that it is Dutch."""
    reading = ask(client, query, f"/{language}/zoeken/")
    return [
        (row.select_one("a").get_text(), row.select_one("a").get("lang") == "nl")
        for row in reading.soup.select(".mb-row")
    ]


def titled(page, title: str, language: str = "en"):
    """A live translation of a page with this title."""
    copy = translated(page, language)
    copy.title = title
    copy.save()
    return copy


def test_a_translation_is_found_by_its_own_words(client):
    page = ArticleFactory(title="Zeepziederij", summary="", body=[])
    titled(page, "Soap factories")
    assert rows(client, "soap factory", "en") == [("Soap factories", False)]
    assert rows(client, "zeepziederij", "en") == [("Soap factories", False)]
    assert ask(client, "factories").soup.select(".mb-row") == []


def test_a_page_without_one_is_found_in_dutch_and_says_so(client):
    ArticleFactory(title="Zeepziederij", summary="", body=[])
    assert rows(client, "zeepziederij", "en") == [("Zeepziederij", True)]
    assert "In Dutch" in ask(client, "zeepziederij", "/en/zoeken/").text


def test_arabic_finds_a_word_with_and_without_its_article(client):
    page = ArticleFactory(title="Zeepziederij", summary="", body=[])
    titled(page, "المصنع القديم", "ar")
    assert rows(client, "مصنع", "ar") == [("المصنع القديم", False)]
    assert rows(client, "المصنع", "ar") == [("المصنع القديم", False)]


def test_a_translation_goes_with_its_dutch_page(client):
    page = ArticleFactory(title="Zeepziederij", summary="", body=[])
    copy = titled(page, "Soap factories")
    type(page).objects.get(pk=page.pk).unpublish()
    assert rows(client, "soap", "en") == []
    assert not Entry.objects.filter(page_id__in=[page.pk, copy.pk]).exists()


def test_the_address_keeps_the_language(client):
    page = ArticleFactory(title="Zeepziederij", slug="zeep", summary="", body=[])
    titled(page, "Soap factories")
    links = ask(client, "soap", "/en/zoeken/").links
    assert "/en/nieuws/zeep/" in links


def test_what_a_translation_shows_is_found_in_its_language(client):
    """Also when someone who works in Dutch has it indexed."""
    page = ActivityFactory(title="Zeepziederij", audience=Audience.NEWCOMERS)
    titled(page, "Soap factories")
    assert rows(client, "residents", "en") == [("Soap factories", False)]
