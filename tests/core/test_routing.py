"""Finding pages by their path, in every language. What is not translated is shown in Dutch."""

from datetime import date

import pytest
import time_machine
from django.http import Http404
from django.test import RequestFactory
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from home.models import HomePage
from mijnbuurt.core import routing
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    StandardPageFactory,
    WijkFactory,
    page_of,
)
from tests.reading import Reading
from wijken.models import WijkPage
from wijken.places.models import OpeningHours

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publishes as a request does, with all that follows once it is stored."""

    def publish(page: Page) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return publish


def translated(page: Page, code: str = "en", live: bool = True, **words: object) -> Page:
    """A translation of a page with words of its own, below translated parents."""
    locale = Locale.objects.get(language_code=code)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in {"title": "In other words", **words}.items():
        setattr(copy, name, value)
    revision = copy.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=copy.pk)


# A page without a translation


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_dutch_page_stands_in_the_frame_of_the_reader(client, code, direction):
    page = ArticleFactory(slug="feest")
    reading = Reading.of(client, f"/{code}/nieuws/feest/")
    assert (reading.soup.html["lang"], reading.soup.html["dir"]) == (code, direction)
    assert (reading.main["lang"], reading.main["dir"]) == ("nl", "ltr")
    assert reading.heading == page.title
    assert reading.canonical == "http://testserver/nieuws/feest/"
    assert reading.alternates == {"nl": "http://testserver/nieuws/feest/"}
    assert reading.soup.select_one(".mb-notices")


def test_in_dutch_main_says_no_language_and_there_is_no_notice(client):
    reading = Reading.of(client, ArticleFactory().url)
    assert not reading.main.has_attr("lang")
    assert not reading.soup.select(".mb-notices")


@pytest.mark.parametrize("path", ["/", "/nieuws/", "/agenda/", "/wijken/hoek/", "/agenda/2026/11/"])
def test_links_keep_the_language(client, path):
    wijk = WijkFactory(slug="hoek")
    ArticleFactory(in_wijk=wijk)
    PlaceFactory(in_wijk=wijk)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False):
        ActivityFactory(in_wijk=wijk)
        reading = Reading.of(client, f"/en{path}")
    links = [link for link in reading.links if link.startswith("/")]
    assert links
    assert [link for link in links if not link.startswith("/en/")] == []
    forms = [form["action"] for form in reading.main.find_all("form", action=True)]
    assert [action for action in forms if not action.startswith("/en/")] == []


def test_every_page_offers_itself_in_every_language(client, settings):
    settings.INTERFACE_LANGUAGES = ["nl", "en", "ar"]
    page = ArticleFactory()
    path = page.url
    soup = Reading.of(client, f"/en{path}?page=2").soup
    links = {a["hreflang"]: a["href"] for a in soup.select(".mb-languages a[hreflang]")}
    assert links == {"nl": f"{path}?page=2", "ar": f"/ar{path}?page=2"}
    names = {a["hreflang"]: a.string for a in soup.select(".mb-languages a[hreflang]")}
    assert names == {"nl": "Nederlands", "ar": "العربيّة"}


# A page with a translation


def test_a_live_translation_is_served_at_the_same_path(client):
    page = ArticleFactory(slug="feest")
    translated(page, title="Party", summary="We had a party")
    reading = Reading.of(client, "/en/nieuws/feest/")
    assert reading.heading == "Party"
    assert not reading.main.has_attr("lang")
    assert reading.canonical == "http://testserver/en/nieuws/feest/"
    assert reading.json_ld["inLanguage"] == "en"
    assert reading.json_ld["url"] == reading.canonical
    both = {"nl": "http://testserver/nieuws/feest/", "en": reading.canonical}
    assert reading.alternates == both
    dutch = Reading.of(client, "/nieuws/feest/")
    assert (dutch.heading, dutch.alternates) == (page.title, both)


def test_another_language_still_gets_the_dutch_page(client):
    page = ArticleFactory()
    translated(page)
    assert Reading.of(client, f"/ar{page.url}").heading == page.title


def test_a_draft_translation_is_not_served(client):
    page = ArticleFactory()
    translated(page, live=False)
    reading = Reading.of(client, f"/en{page.url}")
    assert reading.heading == page.title
    assert reading.main["lang"] == "nl"
    assert set(reading.alternates) == {"nl"}


def test_an_alias_of_the_dutch_page_is_not_a_translation(client):
    page = ArticleFactory()
    locale = Locale.objects.get(language_code="en")
    alias = page.copy_for_translation(locale, copy_parents=True, alias=True)
    assert alias.live
    reading = Reading.of(client, f"/en{page.url}")
    assert reading.main["lang"] == "nl"
    assert set(reading.alternates) == {"nl"}


def test_a_translated_front_page_and_wijk_page(client):
    home = HomePage.objects.get(locale__language_code="nl")
    translated(home, greeting="Hello neighbour.")
    assert Reading.of(client, "/en/").heading == "Hello neighbour."
    assert Reading.of(client, "/").heading == "Dag buur."
    wijk = WijkFactory(slug="hoek")
    translated(page_of(wijk), help_line="Call us.")
    assert "Call us." in Reading.of(client, "/en/wijken/hoek/").text
    assert WijkPage.objects.filter(wijk=wijk).count() == 2


@time_machine.travel("2026-11-24T08:00:00+01:00", tick=False)
def test_a_translation_reads_its_facts_from_the_dutch_page(client):
    """Dates, hours, status and address change at once, in every language."""
    activity = ActivityFactory(slug="koffie", place_words="Zaal 1")
    translated(activity, title="Coffee", place_words="Room 1")
    reading = Reading.of(client, "/en/agenda/koffie/")
    assert reading.heading == "Coffee"
    assert reading.times == Reading.of(client, "/agenda/koffie/").times
    assert reading.json_ld["startDate"] == "2026-11-24T10:00:00+01:00"
    assert Reading.of(client, "/en/agenda/koffie/2026-11-24/").heading == "Coffee"

    place = PlaceFactory(slug="huis", facts_row={"address_line": "Straat 1", "phone": "14 012"})
    OpeningHours.objects.create(
        place=place, weekday=2, opens="09:00", closes="12:00", locale=place.locale
    )
    translated(place, title="House")
    reading = Reading.of(client, "/en/binnenlopen/huis/")
    assert "Straat 1" in reading.text
    assert "14 012" in reading.text
    assert reading.json_ld["openingHoursSpecification"]


def test_unpublishing_the_dutch_page_hides_its_translation(client):
    page = ArticleFactory()
    translated(page)
    page.unpublish()
    assert client.get(f"/en{page.url}").status_code == 404


# Paths


def test_a_page_is_found_by_its_whole_path_only(client):
    page = ArticleFactory(slug="feest", in_wijk=WijkFactory(slug="hoek"))
    assert client.get(page.url).status_code == 200
    for path in (
        "/feest/",
        "/nieuws/feest/",
        "/wijken/nieuws/feest/",
        "/wijken/hoek/feest/",
        f"{page.url}nog-iets/",
        "/home/",
        f"/home{page.url}",
        "/nl/",
        f"/nl{page.url}",
        "/en/en/",
        "/de/",
    ):
        assert client.get(path).status_code == 404, path


def test_a_path_deeper_than_any_page_is_not_looked_for(rf, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(Http404):
        routing.find(rf.get("/"), ["diep"] * 40)


def test_routing_takes_one_query_for_the_dutch_page(client, django_assert_num_queries):
    page = ArticleFactory(in_wijk=WijkFactory(slug="hoek"))
    request = RequestFactory().get(page.url)
    with django_assert_num_queries(2):  # the path, then the page as its own type
        found = routing.find(request, page.url.strip("/").split("/"))
    assert found.page == page


# Redirects


def test_an_old_address_leads_to_the_new_one(client, publish):
    page = ArticleFactory(slug="oud")
    page.slug = "nieuw"
    publish(page)
    response = client.get("/nieuws/oud/")
    assert (response.status_code, response["Location"]) == (301, "/nieuws/nieuw/")
    assert client.get("/nieuws/nieuw/").status_code == 200


def test_what_stands_below_a_changed_address_moves_along(client, publish):
    parent = StandardPageFactory(slug="over")
    StandardPageFactory(slug="team", parent=parent)
    parent.slug = "over-ons-nu"
    publish(parent)
    response = client.get("/over/team/")
    assert (response.status_code, response["Location"]) == (301, "/over-ons-nu/team/")


def test_an_old_address_leads_on_in_every_language(client, publish):
    page = ArticleFactory(slug="oud")
    page.slug = "nieuw"
    publish(page)
    response = client.get("/en/nieuws/oud/")
    assert (response.status_code, response["Location"]) == (301, "/en/nieuws/nieuw/")


def test_a_changed_address_changes_in_every_language(client, publish):
    page = ArticleFactory(slug="oud")
    translated(page, title="Party")
    page.slug = "nieuw"
    publish(page)
    reading = Reading.of(client, "/en/nieuws/nieuw/")
    assert reading.heading == "Party"
    assert reading.canonical == "http://testserver/en/nieuws/nieuw/"


def test_a_moved_page_leads_on_and_belongs_to_its_new_wijk(client):
    old, new = WijkFactory(slug="oud"), WijkFactory(slug="nieuw")
    page = ArticleFactory(slug="feest", in_wijk=old)
    page.move(page_of(new).get_children().get(slug="nieuws"), pos="last-child")
    response = client.get("/wijken/oud/nieuws/feest/")
    assert (response.status_code, response["Location"]) == (301, "/wijken/nieuw/nieuws/feest/")
    moved = type(page).objects.get(pk=page.pk)
    assert moved.home_wijk == new
    assert moved.title in Reading.of(client, "/wijken/nieuw/nieuws/").text


def test_a_page_that_got_its_old_address_back_is_not_led_to_itself(client, publish):
    page = ArticleFactory(slug="eerst")
    for slug in ("anders", "eerst"):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        publish(page)
    assert client.get("/nieuws/eerst/").status_code == 200
    assert client.get("/nieuws/anders/")["Location"] == "/nieuws/eerst/"
    type(page).objects.get(pk=page.pk).unpublish()
    for path in ("/nieuws/eerst/", "/en/nieuws/eerst/"):
        assert client.get(path).status_code == 404


def test_an_editor_can_make_an_address_lead_anywhere(client):
    Redirect.add_redirect("/actie", "/acties/", is_permanent=False)
    response = client.get("/actie/")
    assert (response.status_code, response["Location"]) == (302, "/acties/")


def test_dates_of_an_activity_are_found_below_it(client):
    with time_machine.travel("2026-11-24T08:00:00+01:00", tick=False):
        activity = ActivityFactory(first_date=date(2026, 12, 1), repeat="once")
        assert client.get(f"{activity.url}2026-12-01/").status_code == 200
        for rest in (
            "2026-12-02/",
            "2026-13-01/",
            "2026-02-30/",
            "20261201/",
            "x/",
            "2026-12-01/x/",
        ):
            assert client.get(f"{activity.url}{rest}").status_code == 404, rest


def test_a_language_that_the_site_does_not_speak_leads_to_the_dutch_page(client, settings):
    settings.INTERFACE_LANGUAGES = ["nl"]
    response = client.get("/en/agenda/")
    assert (response.status_code, response["Location"]) == (302, "/agenda/")


def test_a_page_that_is_deleted_while_it_is_looked_up_is_not_found(client, monkeypatch):
    page = ArticleFactory(slug="feest")
    look_up = routing._live_pages

    def look_up_and_delete(**asked: object) -> list:
        found = look_up(**asked)
        page.delete()
        return found

    monkeypatch.setattr(routing, "_live_pages", look_up_and_delete)
    assert client.get("/nieuws/feest/").status_code == 404
