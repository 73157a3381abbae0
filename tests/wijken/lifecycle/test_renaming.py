"""Another name for a wijk: everywhere, but not over what someone wrote by hand."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, Locale, ModelLogEntry, Page

from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.areas.lookup import find_wijken
from wijken.areas.models import Wijk
from wijken.models import WijkApproval, WijkIndexPage
from wijken.news.models import NewsIndexPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def redactie(client):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    return client


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="de-hoek", name="De Hoek", aliases=["Hoekwijk"]).pk


def rename(client, wijk: Wijk, name: str, aliases: str = "Hoekwijk", **fields: object):
    address = reverse("wijk:edit", args=[wijk.pk])
    seen = Reading.of(client, address).soup.select_one("[name=row_seen]")["value"]
    form = {"name": name, "aliases": aliases, "colour": wijk.colour, "emblem": wijk.emblem}
    return client.post(address, {**form, "row_seen": seen, **fields}, follow=True)


def title(page: Page) -> str:
    return Page.objects.get(pk=page.pk).title


def test_everything_named_after_it_follows(redactie, wijk):
    rename(redactie, wijk, "Hoekveld")
    page = page_of(wijk)
    assert page.title == "Hoekveld"
    assert page.url == "/wijken/de-hoek/"
    assert dict(page.get_children().values_list("slug", "title")) == {
        "nieuws": "Nieuws uit Hoekveld",
        "agenda": "Agenda van Hoekveld",
        "initiatieven": "Ideeën uit Hoekveld",
    }
    task = WijkApproval.objects.get(wijk=wijk)
    assert task.name == page.get_workflow().name == "Akkoord van Hoekveld"
    assert Collection.objects.get(wijk=wijk).name == "Hoekveld (de-hoek)"
    text = redactie.get(page.url).content.decode()
    assert "<title>Hoekveld – " in text


def test_what_was_written_by_hand_stays(redactie, wijk):
    news = NewsIndexPage.objects.child_of(page_of(wijk)).get()
    news.title = "Het laatste van De Hoek"
    news.save_revision().publish()
    rename(redactie, wijk, "Hoekveld")
    assert title(news) == "Het laatste van De Hoek"


def test_a_waiting_draft_of_the_page_stays_as_it_was_seen_but_for_the_name(redactie, wijk):
    page = page_of(wijk)
    page.summary = "Nieuwe samenvatting"
    draft = page.save_revision()
    rename(redactie, wijk, "Hoekveld")
    page = Page.objects.get(pk=page.pk)
    assert page.latest_revision_id == draft.pk
    newest = page.latest_revision.as_object()
    assert (newest.title, newest.summary) == ("Hoekveld", "Nieuwe samenvatting")
    assert page.draft_title == "Hoekveld"


def test_the_old_name_still_leads_there(redactie, wijk):
    rename(redactie, wijk, "Hoekveld")
    wijk.refresh_from_db()
    assert wijk.aliases == ["Hoekwijk", "De Hoek"]
    assert find_wijken("de hoek") == [wijk] == find_wijken("hoekveld")
    assert wijk.slug == "de-hoek"
    found = redactie.get("/zoeken/", {"q": "Hoek"}).content.decode()
    assert "/wijken/de-hoek/" in found


def test_back_again(redactie, wijk):
    rename(redactie, wijk, "Hoekveld")
    rename(redactie, wijk, "De Hoek", "Hoekwijk\nDe Hoek")
    wijk.refresh_from_db()
    assert (wijk.name, sorted(wijk.aliases)) == ("De Hoek", ["Hoekveld", "Hoekwijk"])
    assert title(page_of(wijk)) == "De Hoek"


def test_translations_follow_in_their_own_words(redactie):
    index = WijkIndexPage.objects.get(locale__language_code="nl")
    english = Locale.objects.get(language_code="en")
    index.copy_for_translation(english, copy_parents=True).save_revision().publish()
    wijk = WijkFactory(slug="de-tuin", name="De Tuin")
    rename(redactie, wijk, "Hoekveld", "")
    page = wijk.pages.get(locale=english)
    assert page.title == "Hoekveld"
    assert page.get_children().get(slug="nieuws").title == "News from Hoekveld"


def test_who_changed_what_is_logged(redactie, wijk):
    rename(redactie, wijk, "Hoekveld")
    entry = ModelLogEntry.objects.get(action="wijken.rename")
    assert "De Hoek" in str(entry.message)
    assert entry.user is not None


def test_a_taken_name_changes_nothing(redactie, wijk):
    WijkFactory(name="Molenveld")
    response = rename(redactie, wijk, "Molenveld")
    assert "hoort al bij Molenveld" in response.content.decode()
    wijk.refresh_from_db()
    assert wijk.name == "De Hoek"


def test_another_colour_alone_renames_nothing(redactie, wijk):
    article = ArticleFactory(in_wijk=wijk)
    rename(redactie, wijk, "De Hoek", colour="petrol")
    wijk.refresh_from_db()
    assert (wijk.colour, wijk.aliases) == ("petrol", ["Hoekwijk"])
    assert title(article) == article.title
    assert not ModelLogEntry.objects.filter(action="wijken.rename").exists()


def test_a_wijk_that_is_not_there(redactie):
    assert redactie.get(reverse("wijk:life", args=[999])).status_code == 404
    assert redactie.get(reverse("wijk:edit", args=[999])).status_code == 404
