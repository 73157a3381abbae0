"""Translations that are out of date wait in "Mijn werk" of their wijk."""

import pytest
from django.urls import reverse

from mijnbuurt.core import clock
from tests.factories.pages import ArticleFactory, StandardPageFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.translations.work import outdated_translations
from wijken.work.registry import Scope

from .made import fill_in, publish, submit, translated

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hoek").pk


@pytest.fixture
def article(wijk):
    return ArticleFactory(in_wijk=wijk, slug="stuk", title="Stuk")


def change(page, title):
    page = type(page).objects.get(pk=page.pk)
    page.title = title
    page.save_revision().publish()
    return page


def test_it_waits_from_the_change_until_the_new_words_are_online(client, wijk, article):
    english = translated(article)
    client.force_login(UserFactory(groups=[wijk.group]))
    home = reverse("wagtailadmin_home")
    title = "English Stuk"
    assert title not in client.get(home).content.decode()
    changed = change(article, "Ander stuk")
    html = client.get(home).content.decode()
    assert title in html
    assert "Engels: de Nederlandse tekst is veranderd" in html
    [found] = outdated_translations(Scope(frozenset({wijk.pk})), clock.now())
    assert found.wijk_id == wijk.pk
    act = reverse("work:act", args=["translation", str(english.pk)])
    client.post(act, {"button": "fetch", "seen": found.seen})
    record = submit(changed)
    assert record.get_progress() == (record.get_progress()[0], record.get_progress()[0] - 1)
    [found] = outdated_translations(Scope(frozenset({wijk.pk})), clock.now())
    assert found.buttons == ()
    fill_in(record)
    publish(record)
    assert title not in client.get(home).content.decode()


def test_another_wijk_neither_sees_nor_fetches(client, wijk, article):
    english = translated(article)
    change(article, "Ander stuk")
    [found] = outdated_translations(Scope(frozenset({wijk.pk})), clock.now())
    client.force_login(UserFactory(groups=[WijkFactory(slug="elders").group]))
    assert "English Stuk" not in client.get(reverse("wagtailadmin_home")).content.decode()
    act = reverse("work:act", args=["translation", str(english.pk)])
    client.post(act, {"button": "fetch", "seen": found.seen})
    [after] = outdated_translations(Scope(frozenset({wijk.pk})), clock.now())
    assert after.seen == found.seen


def test_pages_of_the_city_are_for_the_citywide_editors():
    page = StandardPageFactory(slug="uitleg")
    translated(page)
    change(page, "Anders")
    [found] = outdated_translations(Scope(frozenset({None})), clock.now())
    assert found.wijk_id is None


def test_many_take_as_many_queries(django_assert_num_queries, django_assert_max_num_queries):
    for number in range(3):
        page = StandardPageFactory(slug=f"p{number}")
        translated(page)
        change(page, f"Anders {number}")
    with django_assert_max_num_queries(4):
        assert len(list(outdated_translations(Scope(frozenset({None})), clock.now()))) == 3
