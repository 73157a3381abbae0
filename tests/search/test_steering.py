"""Synonyms, promoted results and words without a result, as editors keep them."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse
from wagtail.models import PageViewRestriction

from mijnbuurt.users.roles import Role
from search import missed
from search.models import AskedInVain, MissedTerm, PromotedResult, SynonymGroup
from search.starting import FIRST_SYNONYMS, give_first_synonyms
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory
from tests.factories.users import UserFactory
from tests.reading import Reading

from .asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
MOMENT = timedelta(minutes=11)


@pytest.fixture
def now(tuesday_morning):
    return tuesday_morning


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    return client


def test_synonyms_find_each_other_in_any_form(client):
    SynonymGroup.objects.create(words=["vuilnis", "afval", "huisvuil"])
    page = ArticleFactory(title="Afvalbak")
    other = ArticleFactory(title="Het vuilnis")
    assert set(found(client, "vuilnis")) == {page.url, other.url} or other.url in found(
        client, "vuilnis"
    )
    assert found(client, "huisvuil") == [other.url]
    assert found(client, "afval")[0] in {page.url, other.url}
    assert other.url in found(client, "afval")


def test_a_promoted_page_stands_first_for_that_query_alone(client):
    page = ArticleFactory(title="Iets heel anders")
    ArticleFactory(title="Idee insturen")
    PromotedResult.objects.create(words=["idee insturen", "ideeën"], page=page)
    assert found(client, "Ideeën insturen")[0] == page.url
    assert "Aanrader van de redactie" in ask(client, "idee").text
    assert page.url not in found(client, "insturen")
    page.unpublish()
    assert page.url not in found(client, "idee insturen")


def test_a_promoted_page_that_is_private_stays_so(client):
    page = ArticleFactory(title="Iets heel anders")
    PromotedResult.objects.create(words=["idee"], page=page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert page.url not in found(client, "idee")


def test_words_are_checked():
    for words in (["een"], ["twee woorden", "een"], ["!", "?"], []):
        with pytest.raises(ValidationError):
            SynonymGroup(words=words).clean()
    group = SynonymGroup(words=["Afval!", "afval", " Vuilnis "])
    group.clean()
    assert group.words == ["afval", "vuilnis"]
    with pytest.raises(ValidationError):
        PromotedResult(words=["?"]).clean()


def test_a_new_site_gets_synonyms_once(now):
    give_first_synonyms(now)
    assert SynonymGroup.objects.count() == len(FIRST_SYNONYMS)
    SynonymGroup.objects.all().delete()
    give_first_synonyms(now)
    assert not SynonymGroup.objects.exists()


def ask_in_vain(client, words: str, now, times: int) -> None:
    for number in range(times):
        with time_machine.travel(now + number * MOMENT, tick=False):
            assert "Wij vonden niets." in ask(client, words).text


def test_what_is_asked_in_vain_several_times_is_listed(client, now):
    ask_in_vain(client, "Schaatsbaan", now, 2)
    assert not MissedTerm.objects.exists()
    assert "schaatsbaan" not in str(AskedInVain.objects.values())
    ask_in_vain(client, "schaatsbaan", now + 2 * MOMENT, 1)
    term = MissedTerm.objects.get()
    assert (term.words, term.times) == ("schaatsbaan", 3)


def test_who_asks_again_at_once_counts_once(client, now):
    with time_machine.travel(now, tick=False):
        for _time in range(5):
            ask(client, "schaatsbaan")
    assert AskedInVain.objects.get().times == 1


def test_what_is_found_is_not_counted(client):
    ArticleFactory(title="Schaatsbaan")
    ask(client, "schaatsbaan")
    ask(client, "schaatsbaan", soort="project")
    client.get("/zoeken/suggesties/", {"q": "qqqq"})
    assert not AskedInVain.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        "Piet de Vries",
        "piet de vries",
        "jansen",
        "van der Berg",
        "Wobbe Qwertz",
        "wobbe Qwertz",
        "0612345678",
        "06 12 34 56 78",
        "1234 ab",
        "straat 12",
        "iemand@example.org",
        "example.org",
        "mijn buurman maakt elke nacht lawaai",
        "x",
        HOSTILE,
        "a\x00b",
        "q" * 60,
        "",
    ],
)
def test_what_may_be_about_a_person_is_never_kept(typed):
    assert missed.keepable(typed) == ""


@pytest.mark.parametrize("typed", ["schaatsbaan", "Schaatsbaan", "hond uitlaten", "BHV"])
def test_plain_words_may_be_kept(typed):
    assert missed.keepable(typed) == typed.lower()


def test_a_failing_count_costs_no_answer(client, monkeypatch, caplog):
    def fail(*args):
        raise DatabaseError("schaatsbaan")

    monkeypatch.setattr(missed, "_count", fail)
    assert "Wij vonden niets." in ask(client, "schaatsbaan").text
    assert "schaatsbaan" not in caplog.text


def test_the_night_clears_what_is_old(now, settings):
    today = now.date()
    limit = timedelta(days=settings.RETENTION_DAYS["missed_term"])
    MissedTerm.objects.create(words="oud", times=3, last_on=today - limit - timedelta(days=1))
    MissedTerm.objects.create(words="nieuw", times=3, last_on=today - limit + timedelta(days=1))
    AskedInVain.objects.create(mark="a", last_at=now - timedelta(days=31))
    AskedInVain.objects.create(mark="b", last_at=now - timedelta(days=29))
    missed.remove_old(now)
    assert [term.words for term in MissedTerm.objects.all()] == ["nieuw"]
    assert [row.mark for row in AskedInVain.objects.all()] == ["b"]


def test_editors_turn_a_missed_word_into_a_synonym(editor, now):
    MissedTerm.objects.create(words="schaatsbaan", times=3, last_on=now.date())
    listed = Reading.of(editor, reverse("niet-gevonden:index"))
    link = listed.soup.find("a", string=lambda text: text and "schaatsbaan" in text)
    form = Reading.of(editor, link["href"])
    assert form.soup.select_one("textarea[name=words]").get_text().strip() == "schaatsbaan"
    editor.post(reverse("synoniemen:add"), {"words": "schaatsbaan\nijsbaan"})
    assert SynonymGroup.objects.get().words == ["schaatsbaan", "ijsbaan"]
    response = editor.post(reverse("synoniemen:add"), {"words": "twee woorden\nijsbaan"})
    assert "zonder spatie" in response.content.decode()
    assert "twee woorden" in response.content.decode()


def test_editors_keep_promoted_results(editor):
    page = ArticleFactory(title="Iets anders")
    editor.post(reverse("aanraders:add"), {"words": "idee", "page": page.pk})
    assert PromotedResult.objects.get().page_id == page.pk
    listed = Reading.of(editor, reverse("aanraders:index"))
    assert [a for a in listed.main.find_all("a") if a.get_text(strip=True) == "idee"]


def test_editors_throw_a_missed_word_away(editor, now):
    MissedTerm.objects.create(words="schaatsbaan", times=3, last_on=now.date())
    listed = Reading.of(editor, reverse("niet-gevonden:index"))
    link = listed.main.find("a", string=lambda text: text and text.strip() == "Weghalen")
    assert MissedTerm.objects.exists()
    editor.post(link["href"])
    assert not MissedTerm.objects.exists()


def test_nobody_adds_what_was_not_found(editor):
    assert editor.get(reverse("niet-gevonden:add")).status_code in (302, 403)
