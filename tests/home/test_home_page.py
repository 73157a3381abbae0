"""The front page: where do I live, what is on this week, who is open now."""

from datetime import datetime, time, timedelta

import pytest
import time_machine

from home.models import HomePage
from mijnbuurt.core.models import SiteSettings
from tests.conftest import AMSTERDAM
from tests.factories.pages import ActivityFactory, PlaceFactory, WijkFactory
from tests.reading import Reading
from wijken.activities.models import Occurrence
from wijken.places.models import OpeningHours, Place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_tuesday(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        yield


def open_on_tuesday(place: Place, opens: str = "09:00", closes: str = "12:00") -> Place:
    OpeningHours.objects.create(
        place=place, weekday=2, opens=opens, closes=closes, locale=place.locale
    )
    return place


def test_one_field_leads_to_a_wijk_and_the_wall_beside_it(client):
    wijken = [WijkFactory(), WijkFactory()]
    reading = Reading.of(client, "/")
    form = reading.main.find("form", action="/wijken/vinden/")
    assert form["method"] == "post"
    assert form.find("label")["for"] == form.find("input")["id"]
    assert form.find("input")["maxlength"] == "80"
    assert {wijk.url for wijk in wijken} <= set(reading.links)
    target = form.find("a")["href"]
    assert reading.soup.find(id=target.lstrip("#"))


def test_this_week_is_today_and_six_days(client):
    for days in (0, 6, 7):
        day = datetime(2026, 11, 24, tzinfo=AMSTERDAM) + timedelta(days=days)
        ActivityFactory(
            title=f"Over {days} dagen", repeat="once", first_date=day.date(), starts=time(14)
        )
    section = Reading.of(client, "/").section("te-doen")
    assert "Over 0 dagen" in section.text
    assert "Over 6 dagen" in section.text
    assert "Over 7 dagen" not in section.text


def test_what_is_over_or_a_draft_is_not_to_do(client):
    ActivityFactory(
        title="Vroeg", repeat="once", first_date="2026-11-24", starts="08:00", ends="09:00"
    )
    ActivityFactory(title="Concept", repeat="once", first_date="2026-11-25", live=False)
    section = Reading.of(client, "/").section("te-doen")
    assert "Vroeg" not in section.text
    assert "Concept" not in section.text
    assert "Deze week staat er niets in de agenda" in section.text


def test_it_shows_real_dates_with_their_state(client):
    activity = ActivityFactory()
    row = Occurrence.objects.get(activity=activity, rule_date="2026-11-24")
    row.state, row.reason = "cancelled", "De zaal is dicht"
    row.save()
    section = Reading.of(client, "/").section("te-doen")
    assert "Gaat niet door" in section.text
    assert "De zaal is dicht" in section.text
    assert section.find("time", datetime="2026-11-24T10:00:00+01:00")
    assert f"{activity.url}2026-11-24/" in [a["href"] for a in section.find_all("a")]


def test_at_most_six_dates_stand_on_it(client):
    for _number in range(8):
        ActivityFactory()
    assert len(Reading.of(client, "/").section("te-doen").find_all("li", class_="mb-row")) == 6


def test_open_places_stand_in_front(client):
    PlaceFactory(title="A dicht")
    open_on_tuesday(PlaceFactory(title="B open"))
    section = Reading.of(client, "/").section("binnen")
    names = [link.get_text() for link in section.select(".mb-places a")]
    assert names.index("B open") < names.index("A dicht")
    assert "12.00" in section.text


def test_an_empty_site_looks_finished(client):
    reading = Reading.of(client, "/")
    assert reading.heading == "Dag buur."
    assert reading.section("binnen") is None
    assert reading.section("prikbord") is None
    assert not reading.main.select_one(".mb-finder"), "there is no wijk to find"


def test_words_come_from_the_editor(client):
    home = HomePage.objects.get(locale__language_code="nl")
    home.greeting, home.idea_title, home.idea_text = "Hallo", "Een plan?", "Zeg het ons"
    home.save_revision().publish()
    reading = Reading.of(client, "/")
    assert reading.heading == "Hallo"
    assert "Een plan?" in reading.text
    assert "Zeg het ons" in reading.text
    assert "/initiatieven/indienen/" in reading.links


def test_the_phone_stands_on_it_and_in_the_data(client):
    site = SiteSettings.load()
    site.phone, site.name_last = "0592 00 00 00", "Elders"
    site.save()
    reading = Reading.of(client, "/")
    assert reading.soup.find("a", href="tel:+31592000000")
    assert reading.json_ld["telephone"] == "0592 00 00 00"
    assert reading.json_ld["name"] == "Mijn Buurt Elders"
    assert reading.json_ld["url"] == "http://testserver/"
