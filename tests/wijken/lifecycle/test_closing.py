"""A closed wijk: gone from wall and lists, still to be read, and able to come back."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from mijnbuurt.core import clock
from mijnbuurt.core.gate import PublicationRefused
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from reporters.stories.forms import StoryForm
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import ArticleFactory, PlaceFactory, WijkFactory, page_of
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import write_story
from tests.factories.users import UserFactory
from wijken.areas.lookup import find_wijken
from wijken.areas.models import PostcodeRange, Wijk
from wijken.areas.rules import editors_to_mail
from wijken.lifecycle import transitions
from wijken.news.models import NewsIndexPage
from wijken.work.lists import work_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def city_editor() -> User:
    return UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="oud", name="Oudeveld").pk


@pytest.fixture
def other() -> Wijk:
    return WijkFactory(slug="nieuw", name="Nieuwveld")


def close(wijk: Wijk, successor: Wijk | None, user: User) -> None:
    transitions.close(wijk, successor, user=user, reason="Besluit")
    wijk.refresh_from_db()


def test_gone_from_wall_lists_and_choices(client, wijk, other, city_editor):
    ArticleFactory(in_wijk=wijk)
    close(wijk, other, city_editor)
    for path in ("/wijken/", "/agenda/", "/initiatieven/indienen/", "/wijken/vinden/"):
        text = client.get(path).content.decode()
        assert "Nieuwveld" in text, path
        assert "Oudeveld" not in text, path
    assert 'href="/wijken/oud/"' not in client.get("/").content.decode()


def test_what_it_has_can_be_read_and_says_where_to_go(client, wijk, other, city_editor):
    article = ArticleFactory(in_wijk=wijk)
    place = PlaceFactory(in_wijk=wijk)
    close(wijk, other, city_editor)
    for path in ("/wijken/oud/", "/wijken/oud/nieuws/", article.url, place.url):
        response = client.get(path)
        assert response.status_code == 200
        text = response.content.decode()
        assert "Oudeveld is geen aparte wijk meer" in text
        assert 'href="/wijken/nieuw/">Ga naar Nieuwveld' in text
    assert "is no longer" in client.get("/en/wijken/oud/").content.decode()


def test_without_a_successor_nothing_leads_on(client, wijk, other, city_editor):
    PostcodeRange.objects.create(wijk=wijk, start="1234AA", end="1234ZZ")
    close(wijk, None, city_editor)
    assert find_wijken("1234AB") == []
    text = client.get("/wijken/oud/").content.decode()
    assert "geen aparte wijk meer" in text and "Ga naar Nieuwveld" not in text
    assert client.get("/wijken/oud/contact/").url == "/contact/schrijven/"


def test_postcodes_names_and_forms_lead_to_the_successor(client, wijk, other, city_editor):
    PostcodeRange.objects.create(wijk=wijk, start="1234AA", end="1234ZZ")
    close(wijk, other, city_editor)
    assert find_wijken("1234AB") == [other] == find_wijken("oudeveld")
    assert client.get("/wijken/oud/contact/").url == "/wijken/nieuw/contact/"
    last = WijkFactory(slug="derde")
    close(other, last, city_editor)
    assert find_wijken("1234AB") == [last]


def test_nothing_new(client, wijk, other, city_editor):
    draft = ArticleFactory(in_wijk=wijk, live=False)
    close(wijk, other, city_editor)
    draft = Page.objects.get(pk=draft.pk).specific
    with pytest.raises(PublicationRefused, match="gesloten"):
        draft.save_revision().publish()
    news = NewsIndexPage.objects.child_of(page_of(wijk)).get()
    user = User.objects.get(pk=city_editor.pk)
    assert not news.permissions_for_user(user).can_add_subpage()
    assert not page_of(wijk).permissions_for_user(user).can_add_subpage()
    client.force_login(user)
    text = client.get(reverse("nieuws:choose_parent")).content.decode()
    assert "Nieuwveld" in text and "Oudeveld" not in text
    elsewhere = ArticleFactory(in_wijk=other)
    assert not elsewhere.permissions_for_user(user).can_move_to(news)
    assert draft.permissions_for_user(user).can_move_to(
        NewsIndexPage.objects.child_of(page_of(other)).get()
    )


def test_what_is_online_can_still_be_corrected(wijk, city_editor):
    article = ArticleFactory(in_wijk=wijk)
    close(wijk, None, city_editor)
    article = Page.objects.get(pk=article.pk).specific
    article.title = "Verbeterd"
    article.save_revision().publish()
    assert Page.objects.get(pk=article.pk).title == "Verbeterd"


def test_what_waits_is_for_redactie(wijk, city_editor):
    editor = UserFactory(groups=[wijk.group])
    IdeaFactory(wijk=wijk)
    draft = ArticleFactory(in_wijk=wijk, live=False)
    page_of(wijk).get_workflow().start(draft, editor)
    now = clock.now()
    assert len(work_of(editor, now)) == 2
    close(wijk, None, city_editor)
    assert work_of(User.objects.get(pk=editor.pk), now) == []
    found = {item.kind.key for item in work_of(User.objects.get(pk=city_editor.pk), now)}
    assert {"idea", "draft"} <= found
    assert list(editors_to_mail(wijk)) == [city_editor]


def test_its_editors_can_do_nothing_there(wijk, city_editor):
    editor = UserFactory(groups=[wijk.group])
    article = ArticleFactory(in_wijk=wijk)
    close(wijk, None, city_editor)
    call_command("setup_site")
    assert not article.permissions_for_user(User.objects.get(pk=editor.pk)).can_edit()


def test_reopening_gives_all_of_it_back(client, wijk, other, city_editor):
    editor = UserFactory(groups=[wijk.group])
    article = ArticleFactory(in_wijk=wijk)
    close(wijk, other, city_editor)
    transitions.reopen(wijk, user=city_editor, reason="Vergissing")
    again = User.objects.get(pk=editor.pk)
    assert Page.objects.get(pk=article.pk).specific.permissions_for_user(again).can_publish()
    assert "Oudeveld" in client.get("/wijken/").content.decode()
    assert "geen aparte wijk" not in client.get(article.url).content.decode()
    assert find_wijken("oudeveld") == [Wijk.objects.get(pk=wijk.pk)]


def test_the_screens(client, wijk, other, city_editor):
    client.force_login(city_editor)
    address = reverse("wijk:close", args=[wijk.pk])
    assert "Schrijf waarom" in client.post(address, {"reason": " "}).content.decode()
    assert Wijk.objects.get(pk=wijk.pk).is_open
    form = {"reason": "Raadsbesluit", "successor": other.pk}
    assert "is gesloten" in client.post(address, form, follow=True).content.decode()
    assert Wijk.objects.get(pk=wijk.pk).successor == other
    assert "Dit is al gebeurd" in client.post(address, form, follow=True).content.decode()
    again = reverse("wijk:reopen", args=[wijk.pk])
    client.post(again, {"reason": "Toch niet"})
    assert Wijk.objects.get(pk=wijk.pk).is_open
    entries = ModelLogEntry.objects.filter(action__in=["wijken.close", "wijken.reopen"])
    assert {entry.comment for entry in entries} == {"Raadsbesluit", "Toch niet"}


def test_a_successor_is_open_and_another(wijk, other, city_editor):
    close(other, None, city_editor)
    for wrong in (wijk, other):
        with pytest.raises(transitions.NotPossible):
            transitions.close(wijk, wrong, user=city_editor, reason="Besluit")
    assert Wijk.objects.get(pk=wijk.pk).is_open


def test_a_reporter_writes_for_open_wijken_and_loses_no_place(wijk, other, city_editor):
    reporter = ReporterFactory()
    story = write_story(reporter, wijk)
    close(wijk, other, city_editor)
    third = WijkFactory(slug="dicht")
    close(third, None, city_editor)
    choices = dict(StoryForm(None, story, reporter).fields["wijk"].choices)
    assert {"oud", "nieuw"} <= choices.keys()
    assert "dicht" not in choices
