"""Which words no page may have as its address."""

import pytest
from django.core.exceptions import ValidationError

from mijnbuurt.core.slugs import RESERVED, validate_slug
from tests.factories.pages import ArticleFactory, StandardPageFactory, WijkFactory, page_of

PROMISED = (
    "agenda nieuws feed indienen inbedden aanmelden aanvragen steunen meedoen afdrukken poster"
    " welkom weg zoeken initiatieven en ar wijken binnenlopen acties publicaties foto inloggen"
    " balie beheer demo stijl reporter vinden a"
)


@pytest.mark.parametrize("word", PROMISED.split())
def test_words_with_a_meaning_are_refused(word):
    assert word in RESERVED
    with pytest.raises(ValidationError) as refused:
        validate_slug(word)
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize("year", ["2026", "0000", "1999"])
def test_what_looks_like_a_year_is_refused(year):
    with pytest.raises(ValidationError):
        validate_slug(year)


@pytest.mark.parametrize("slug", ["koffie", "agenda-van-peelo", "2026-verslag", "26", "20260"])
def test_other_words_are_fine(slug):
    validate_slug(slug)


@pytest.mark.django_db
def test_a_page_refuses_them_when_it_is_checked():
    for factory in (ArticleFactory, StandardPageFactory):
        page = factory()
        page.slug = "indienen"
        with pytest.raises(ValidationError):
            page.full_clean()


@pytest.mark.django_db
def test_the_pages_that_carry_the_others_keep_their_word():
    page = page_of(WijkFactory(slug="hoek"))
    for child in page.get_children().specific():
        child.full_clean()
    page.full_clean()
