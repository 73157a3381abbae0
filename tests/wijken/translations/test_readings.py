"""Editors see which translation no native speaker has read; a change of it clears the mark."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry, PageLogEntry

from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, StandardPageFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.translations.models import NativeReading
from wijken.translations.versions import version_of_page, version_of_site

from .made import publish, submit, translated

pytestmark = pytest.mark.django_db
UNREAD = "nog niet door een moedertaalspreker gelezen"


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hoek").pk


@pytest.fixture
def article(wijk):
    return ArticleFactory(in_wijk=wijk, slug="stuk", title="Stuk")


@pytest.fixture
def editor(wijk, client):
    user = UserFactory(groups=[wijk.group])
    client.force_login(user)
    return user


def address(page):
    return reverse("translations:read", args=[page.pk])


def test_unread_is_said_in_the_list_and_above_the_editor(client, article, editor):
    english = translated(article)
    assert UNREAD in client.get(reverse("translations:list")).content.decode()
    assert UNREAD in client.get(f"/beheer/pages/{english.pk}/edit/").content.decode()
    assert UNREAD not in client.get("/en/wijken/hoek/nieuws/stuk/").content.decode()


def test_who_read_it_is_noted_and_logged(client, article, editor):
    english = translated(article)
    form = {"reader": "Amal <b>", "seen": version_of_page(english)}
    for _tap in 1, 2:
        assert client.post(address(english), form).status_code == 302
    reading = NativeReading.objects.get()
    assert (reading.reader, reading.noted_by, reading.language) == ("Amal <b>", editor, "en")
    html = client.get(f"/beheer/pages/{english.pk}/edit/").content.decode()
    assert "Amal &lt;b&gt;" in html
    assert UNREAD not in html
    log = PageLogEntry.objects.filter(action="mijnbuurt.translation.read").first()
    assert (log.user, log.data["reader"]) == (editor, "Amal <b>")


def test_a_change_of_the_translation_clears_it(client, article, editor):
    english = translated(article)
    client.post(address(english), {"reader": "Amal", "seen": version_of_page(english)})
    publish(submit(article))
    assert UNREAD in client.get(reverse("translations:list")).content.decode()


def test_a_version_that_is_written_over_counts_as_another(client, article, editor):
    """While someone types, Wagtail writes over the version that it just saved."""
    english = translated(article)
    revision = english.save_revision(user=editor)
    client.post(address(english), {"reader": "Amal", "seen": version_of_page(english)})
    assert NativeReading.objects.exists()
    english.save_revision(user=editor, overwrite_revision=revision)
    assert english.latest_revision_id == revision.pk
    assert UNREAD in client.get(reverse("translations:list")).content.decode()


def test_a_stale_page_notes_nothing_and_keeps_the_name(client, article, editor):
    english = translated(article)
    seen = version_of_page(english)
    publish(submit(article))
    html = client.post(address(english), {"reader": "Amal", "seen": seen}).content.decode()
    assert "intussen veranderd" in html
    assert 'value="Amal"' in html
    assert not NativeReading.objects.exists()


def test_without_a_name_nothing_is_noted(client, article, editor):
    english = translated(article)
    response = client.post(address(english), {"reader": "  ", "seen": version_of_page(english)})
    assert response.status_code == 200
    assert not NativeReading.objects.exists()


def test_another_wijk_does_not_exist(client, article):
    english = translated(article)
    client.force_login(UserFactory(groups=[WijkFactory(slug="elders").group]))
    form = {"reader": "Amal", "seen": version_of_page(english)}
    assert client.get(address(english)).status_code in (302, 404)
    assert client.post(address(english), form).status_code in (302, 404)
    assert "Stuk" not in client.get(reverse("translations:list")).content.decode()
    assert not NativeReading.objects.exists()


def test_a_dutch_page_and_an_alias_are_no_translations(client, article, editor):
    english = Locale.objects.get(language_code="en")
    alias = article.copy_for_translation(english, copy_parents=True, alias=True)
    assert client.get(address(article)).status_code == 404
    assert client.get(address(alias)).status_code == 404


def test_the_words_of_the_site_itself_count_too(client, editor):
    site = reverse("translations:site_read", args=["ar"])
    assert client.get(site).status_code == 404  # an editor of a wijk
    client.force_login(UserFactory(is_superuser=True))
    form = {"reader": "Amal", "seen": version_of_site("ar")}
    assert client.post(site, form).status_code == 302
    assert client.post(site, {**form, "reader": "Zoë"}).status_code == 302
    assert NativeReading.objects.get(page=None).reader == "Zoë"
    assert ModelLogEntry.objects.filter(action="mijnbuurt.translation.read").count() == 2
    assert "Zoë" in client.get(reverse("translations:list")).content.decode()
    nowhere = reverse("translations:site_read", args=["nl"])
    assert client.get(nowhere).status_code == 404


def test_the_list_takes_as_many_queries_for_many(client, django_assert_max_num_queries):
    client.force_login(UserFactory(is_superuser=True))
    for number in range(4):
        translated(StandardPageFactory(slug=f"p{number}"))
        if number == 0:
            from tests.queries.counting import queries_of

            few = queries_of(client, reverse("translations:list"))
    assert queries_of(client, reverse("translations:list")) <= few


def test_who_works_for_the_whole_city_keeps_every_translation(client):
    english = translated(StandardPageFactory(slug="uitleg", title="Uitleg"))
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    assert "English Uitleg" in client.get(reverse("translations:list")).content.decode()
    form = {"reader": "Amal", "seen": version_of_page(english)}
    assert client.post(address(english), form).status_code == 302
    assert client.get(f"/beheer/pages/{english.pk}/edit/").status_code == 200
