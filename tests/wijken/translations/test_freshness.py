"""A translation is never out of date, nor half Dutch, without saying so."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse

from mijnbuurt.core.gate import PublicationRefused
from mijnbuurt.core.models import TranslationState
from tests.factories.pages import ArticleFactory, StandardPageFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.models import TeamMember
from wijken.places.models import OpeningHours

from .made import fill_in, publish, submit, translated

pytestmark = pytest.mark.django_db
NOTICE = {"en": "The Dutch page has changed", "ar": "تغيّرت الصفحة الهولندية"}


@pytest.fixture
def dutch():
    return StandardPageFactory(
        slug="uitleg", title="Uitleg", summary="Kort.", body=[("text", "<p>Een zin.</p>")]
    )


def change(page, **words):
    page = type(page).objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def main_of(html: str) -> str:
    return BeautifulSoup(html, "html.parser").main.get_text(" ", strip=True)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_fresh_translation_says_nothing(client, dutch, language):
    translated(dutch, language)
    html = client.get(f"/{language}/uitleg/").content.decode()
    assert NOTICE[language] not in html
    assert "English Een zin." in main_of(html)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_before_the_update_the_old_text_says_that_the_dutch_is_newer(client, dutch, language):
    translated(dutch, language)
    change(dutch, body=[("text", "<p>Een andere zin.</p>")])
    html = client.get(f"/{language}/uitleg/").content.decode()
    notices = BeautifulSoup(html, "html.parser").select_one(".mb-notices")
    assert NOTICE[language] in notices.get_text()
    assert notices.a["href"] == "/uitleg/"
    assert "English Een zin." in html
    assert "Een andere zin." not in html
    assert NOTICE[language] not in client.get("/uitleg/").content.decode()


def test_after_fetching_the_dutch_text_it_is_the_same(client, dutch):
    translated(dutch)
    changed = change(dutch, body=[("text", "<p>Een andere zin.</p>")])
    submit(changed)
    html = client.get("/en/uitleg/").content.decode()
    assert NOTICE["en"] in html
    assert "English Een zin." in html
    assert "Een andere zin." not in html


def test_half_of_it_can_not_go_online(client, dutch):
    translated(dutch)
    record = submit(change(dutch, body=[("text", "<p>Een andere zin.</p>")]))
    with pytest.raises(PublicationRefused):
        publish(record)
    html = client.get("/en/uitleg/").content.decode()
    assert NOTICE["en"] in html
    assert "Een andere zin." not in html
    fill_in(record)
    publish(record)
    html = client.get("/en/uitleg/").content.decode()
    assert NOTICE["en"] not in html
    assert "English Een andere zin." in html


def test_publishing_at_once_while_fetching_leaves_what_is_online(client, dutch):
    """The tick "publish immediately" of the screen that updates translations."""
    translated(dutch)
    changed = change(dutch, body=[("text", "<p>Een andere zin.</p>")])
    source = submit(changed).source
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(address, {"publish_translations": "on"})
    html = client.get("/en/uitleg/").content.decode()
    assert NOTICE["en"] in html
    assert "Een andere zin." not in html


def test_what_is_no_word_makes_no_translation_old(dutch):
    english = translated(dutch)
    change(dutch, drawing="koffie", checked_on="2026-11-01")
    assert TranslationState.objects.get(page=english).outdated_since is None


def test_words_that_come_back_make_it_right_again(dutch):
    english = translated(dutch)
    change(dutch, title="Anders")
    assert TranslationState.objects.get(page=english).outdated_since
    change(dutch, title="Uitleg")
    assert TranslationState.objects.get(page=english).outdated_since is None


def test_since_when_is_the_first_change(dutch, tuesday_morning):
    english = translated(dutch)
    for days, title in ((0, "Een"), (1, "Twee")):
        with time_machine.travel(tuesday_morning + timedelta(days=days), tick=False):
            change(dutch, title=title)
    assert TranslationState.objects.get(page=english).outdated_since == tuesday_morning


def test_a_translation_of_which_nothing_is_known_is_old(dutch):
    english = translated(dutch)
    TranslationState.objects.all().delete()
    change(dutch, drawing="koffie")
    assert TranslationState.objects.get(page=english).outdated_since


def test_an_unpublished_draft_of_the_dutch_page_changes_nothing(client, dutch):
    english = translated(dutch)
    dutch.title = "Nog niet"
    dutch.save_revision()
    assert TranslationState.objects.get(page=english).outdated_since is None


def test_short_lists_are_translated_line_by_line(client):
    from tests.factories.pages import PlaceFactory

    wijk = WijkFactory(slug="hoek")
    place = PlaceFactory(in_wijk=wijk, slug="plek", can_do=["koffie", "taalles"])
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", note="spreekuur",
        locale=place.locale, languages=["nl", "ar"],
    )  # fmt: skip
    english = translated(place)
    assert english.can_do == ["English koffie", "English taalles"]
    html = client.get("/en/wijken/hoek/plek/").content.decode()
    assert "English spreekuur" in html
    assert '<span lang="ar" dir="rtl">العربية</span>' in html
    record = submit(change(place, can_do=["samen eten", "koffie", "taalles"]))
    assert record.get_progress()[0] - record.get_progress()[1] == 1


def test_the_team_of_a_translation_has_the_numbers_of_the_dutch_page(client):
    """Who they are and how to reach them is true at once; only the words wait."""
    page = page_of(WijkFactory(slug="hoek"))
    page.team = [
        TeamMember(role="Wijkagent", name="Ans", phone="0123 45 67 89", languages=["nl", "ar"])
    ]
    page.save_revision().publish()
    translated(page)
    page = type(page).objects.get(pk=page.pk)
    member = page.team.get()
    member.phone, member.name = "0123 98 76 54", "Jo"
    page.team = [member, TeamMember(role="Nieuwe rol")]
    page.save_revision().publish()
    people = BeautifulSoup(client.get("/en/wijken/hoek/").content, "html.parser").select(
        ".mb-person"
    )
    first, second = (person.get_text(" ", strip=True) for person in people)
    assert "0123 98 76 54" in first and "English Wijkagent" in first and "Jo" in first
    assert "العربية" in first
    assert people[1].find(lang="nl").get_text() == "Nieuwe rol"
    assert "Nieuwe rol" in second


def test_a_dutch_copy_in_another_language_can_not_be_made(client):
    article = ArticleFactory(slug="stuk")
    from wagtail.models import Locale

    alias = article.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True, alias=True
    )
    client.force_login(UserFactory(is_superuser=True))
    client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    alias.refresh_from_db()
    assert alias.alias_of_id == article.pk
