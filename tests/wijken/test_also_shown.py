"""Content of one wijk in the lists of another: only once that wijk accepts."""

import pytest
from django.db import IntegrityError

from tests.factories.pages import ArticleFactory, WijkFactory
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown
from wijken.news.models import Article

pytestmark = pytest.mark.django_db


def in_wijk(wijk) -> set[Article]:
    return set(Article.objects.public().in_wijk(wijk))


def test_own_content_and_what_is_accepted():
    here, there, elsewhere = WijkFactory(), WijkFactory(), WijkFactory()
    own, taken = ArticleFactory(in_wijk=here), ArticleFactory(in_wijk=there)
    asked, of_city = ArticleFactory(in_wijk=there), ArticleFactory()
    AlsoShown.objects.create(page=taken, wijk=here, state=ShowingState.ACCEPTED)
    AlsoShown.objects.create(page=asked, wijk=here)
    AlsoShown.objects.create(page=of_city, wijk=here, state=ShowingState.ACCEPTED)
    assert in_wijk(here) == {own, taken, of_city}
    assert in_wijk(there) == {taken, asked}
    assert in_wijk(elsewhere) == set()


def test_shown_in_many_wijken_it_stands_once_in_each():
    wijken = [WijkFactory() for _number in range(3)]
    page = ArticleFactory()
    for wijk in wijken:
        AlsoShown.objects.create(page=page, wijk=wijk, state=ShowingState.ACCEPTED)
    assert [list(Article.objects.in_wijk(wijk)) for wijk in wijken] == [[page]] * 3


def test_a_draft_is_shown_in_no_wijk():
    wijk = WijkFactory()
    draft = ArticleFactory(live=False)
    AlsoShown.objects.create(page=draft, wijk=wijk, state=ShowingState.ACCEPTED)
    assert in_wijk(wijk) == set()


def test_publishing_again_keeps_what_was_accepted():
    """An answer of the other wijk is a fact: an older draft does not undo it."""
    wijk = WijkFactory()
    page = ArticleFactory(in_wijk=WijkFactory())
    draft = page.save_revision()
    AlsoShown.objects.create(page=page, wijk=wijk, state=ShowingState.ACCEPTED)
    draft.publish()
    assert in_wijk(wijk) == {page}


def test_once_a_wijk():
    wijk, page = WijkFactory(), ArticleFactory()
    AlsoShown.objects.create(page=page, wijk=wijk)
    with pytest.raises(IntegrityError):
        AlsoShown.objects.create(page=page, wijk=wijk)
