"""A translation is there no longer than its Dutch page, whichever way that one goes."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from tests.factories.pages import ArticleFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def in_english(page: Page) -> Page:
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    return Page.objects.get(pk=english.pk)


@pytest.fixture
def dutch() -> Page:
    return ArticleFactory()


@pytest.fixture
def english(dutch: Page) -> Page:
    found = in_english(dutch)
    assert found.live
    return found


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def is_there(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk).exists()


def test_unpublishing_the_dutch_page_unpublishes_its_translation(dutch, english):
    dutch.unpublish()
    assert not is_live(english)


def test_unpublishing_past_the_type_of_the_page(dutch, english):
    Page.objects.get(pk=dutch.pk).unpublish()
    assert not is_live(english)


def test_unpublishing_in_the_admin(client, dutch, english):
    client.force_login(UserFactory(is_superuser=True))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[dutch.pk]))
    assert not is_live(dutch)
    assert not is_live(english)


def test_unpublishing_a_translation_leaves_the_dutch_page(client, dutch, english):
    english.specific.unpublish()
    assert is_live(dutch)
    assert Reading.of(client, dutch.url)


@pytest.mark.parametrize("as_type", [True, False])
def test_deleting_the_dutch_page_deletes_its_translation(dutch, english, as_type):
    found = Page.objects.get(pk=dutch.pk)
    (found.specific if as_type else found).delete()
    assert not is_there(english)
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_by_a_query(dutch, english):
    Page.objects.filter(pk=dutch.pk).delete()
    assert not is_there(english)


def test_deleting_a_page_above_it():
    page = page_of(WijkFactory(slug="hoek"))
    article = ArticleFactory(in_wijk=page.wijk)
    english = in_english(article)
    Page.objects.get(pk=page.pk).delete()
    assert not is_there(article)
    assert not is_there(english)
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_a_translation_leaves_the_dutch_page(dutch, english):
    english.delete()
    assert is_there(dutch)
