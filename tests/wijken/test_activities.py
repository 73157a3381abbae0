"""The page of an activity: the next date, all coming ones, and each date at its own address."""

from datetime import date, datetime, time

import pytest

from tests.conftest import AMSTERDAM
from tests.factories.pages import ActivityFactory, PlaceFactory
from tests.reading import Reading
from wijken.activities.models import Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

TODAY = "2026-11-24T10:00:00+01:00"
NEXT_WEEK = "2026-12-01T10:00:00+01:00"


@pytest.fixture
def activity():
    return ActivityFactory(slug="koffie")


def row(activity, day: str) -> Occurrence:
    return Occurrence.objects.get(activity=activity, rule_date=day)


def change(activity, day: str, **fields: object) -> Occurrence:
    changed = row(activity, day)
    for name, value in fields.items():
        setattr(changed, name, value)
    changed.save()
    return changed


def test_the_next_date_and_all_coming_ones(client, activity):
    reading = Reading.of(client, activity.url)
    coming = reading.section("data")
    assert len(coming.find_all("li")) == 8
    moments = [time["datetime"] for time in coming.find_all("time")]
    assert moments[:2] == [TODAY, NEXT_WEEK]
    assert "Dinsdag 24 november 2026, 10.00" in " ".join(coming.text.split())
    assert coming.find("a")["href"] == "/agenda/koffie/2026-11-24/"
    assert "Elke dinsdag" in reading.text


def test_a_date_that_began_is_still_the_next_until_it_ends(client, activity, frozen):
    for clock, first in (("10:59:59", TODAY), ("11:00:00", NEXT_WEEK)):
        frozen.move_to(f"2026-11-24T{clock}+00:00")  # 12.00 in Amsterdam
        assert Reading.of(client, activity.url).json_ld["startDate"] == first


def test_one_date_at_its_own_address(client, activity):
    reading = Reading.of(client, "/agenda/koffie/2026-12-01/")
    assert reading.heading == activity.title
    assert NEXT_WEEK in reading.times
    assert TODAY not in reading.times
    assert reading.section("data") is None
    assert activity.url in reading.links


def test_structured_data_is_about_the_date_on_the_page(client, activity):
    for path, start, end in (
        (activity.url, TODAY, "2026-11-24T12:00:00+01:00"),
        ("/agenda/koffie/2026-12-01/", NEXT_WEEK, "2026-12-01T12:00:00+01:00"),
        ("/agenda/koffie/2027-04-06/", "2027-04-06T10:00:00+02:00", "2027-04-06T12:00:00+02:00"),
    ):
        reading = Reading.of(client, path)
        data = reading.json_ld
        assert data["@type"] == "Event"
        assert data["name"] == reading.heading
        assert (data["startDate"], data["endDate"]) == (start, end)
        assert data["startDate"] in reading.times
        assert data["eventStatus"] == "https://schema.org/EventScheduled"
        assert data["location"]["name"] == activity.place_text
        assert data["location"]["name"] in reading.text


def test_a_cancelled_date_says_so_and_why(client, activity):
    change(activity, "2026-11-24", state="cancelled", reason="De zaal is dicht")
    for path in (activity.url, "/agenda/koffie/2026-11-24/", "/agenda/"):
        text = Reading.of(client, path).text
        assert "Gaat niet door" in text, path
        assert "De zaal is dicht" in text, path
    data = Reading.of(client, "/agenda/koffie/2026-11-24/").json_ld
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert "Gaat niet door" not in Reading.of(client, "/agenda/koffie/2026-12-01/").text


def test_a_moved_date_says_when_it_was(client, activity):
    change(
        activity,
        "2026-11-24",
        state="moved",
        moved_from=datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM),
        starts_at=datetime(2026, 11, 26, 14, tzinfo=AMSTERDAM),
        ends_at=datetime(2026, 11, 26, 16, tzinfo=AMSTERDAM),
        local_date=date(2026, 11, 26),
    )
    reading = Reading.of(client, "/agenda/koffie/2026-11-24/")
    assert "2026-11-26T14:00:00+01:00" in reading.times
    assert reading.main.find("s").time["datetime"] == TODAY
    assert "Andere tijd" in reading.text
    assert reading.json_ld["startDate"] == "2026-11-26T14:00:00+01:00"
    assert reading.json_ld["previousStartDate"] == TODAY
    assert reading.json_ld["eventStatus"] == "https://schema.org/EventRescheduled"
    assert client.get("/agenda/koffie/2026-11-26/").status_code == 404


def test_an_online_date_says_so(client, activity):
    change(activity, "2026-11-24", state="online", reason="Bel voor de link")
    reading = Reading.of(client, "/agenda/koffie/2026-11-24/")
    assert "Online" in reading.text
    assert reading.json_ld["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_a_past_date_keeps_its_address_and_says_it_is_over(client, activity):
    reading = Reading.of(client, "/agenda/koffie/2026-11-17/")
    assert "2026-11-17T10:00:00+01:00" in reading.times
    assert "voorbij" in reading.text.lower()


def test_dates_that_are_not_there(client, activity):
    for day in ("2026-11-25", "2026-10-27", "2030-01-01"):
        assert client.get(f"/agenda/koffie/{day}/").status_code == 404


def test_an_activity_without_a_date_says_so(client):
    page = ActivityFactory(first_date=None, starts=None, ends=None)
    reading = Reading.of(client, page.url)
    assert "Er is nog geen nieuwe datum." in reading.text
    assert reading.json_ld == {}


def test_one_of_long_ago_shows_its_own_words(client):
    page = ActivityFactory(
        first_date=None, starts=None, ends=None, date_words="zomer 2019", date_sort=date(2019, 7, 1)
    )
    assert "zomer 2019" in Reading.of(client, page.url).text


def test_a_series_that_is_over_has_no_next_date(client):
    page = ActivityFactory(last_date=date(2026, 11, 17))
    reading = Reading.of(client, page.url)
    assert "Er is nog geen nieuwe datum." in reading.text
    assert reading.json_ld == {}


def test_a_draft_has_no_dates_anywhere(client):
    page = ActivityFactory(slug="stil", live=False, title="Stil")
    assert client.get("/agenda/stil/2026-11-24/").status_code == 404
    assert "Stil" not in Reading.of(client, "/agenda/").text
    assert not page.occurrences.exists()


def test_unpublishing_hides_its_dates(client, activity):
    activity.unpublish()
    assert client.get("/agenda/koffie/2026-11-24/").status_code == 404
    assert "koffie" not in client.get("/agenda/").content.decode().split("<main")[1]


def test_the_place_is_that_of_the_page(client):
    place = PlaceFactory(title="Buurthuis", facts_row={"phone": "0592 22 22 22"})
    page = ActivityFactory(venue=place, place_words="")
    reading = Reading.of(client, page.url)
    assert "Buurthuis" in reading.text
    assert "0592 22 22 22" in reading.text
    assert reading.json_ld["location"]["name"] == "Buurthuis"


@pytest.mark.parametrize(
    ("fields", "words", "free"),
    [
        ({"free": "yes"}, "Gratis", True),
        ({"free": "no", "price_text": "2,50 euro"}, "2,50 euro", False),
        ({"free": "unknown"}, "Niet bekend", None),
    ],
)
def test_what_is_not_known_is_never_free(client, fields, words, free):
    reading = Reading.of(client, ActivityFactory(**fields).url)
    assert words in reading.text
    assert reading.json_ld.get("isAccessibleForFree") == free


def test_past_midnight_belongs_to_the_day_it_began(client):
    page = ActivityFactory(
        slug="feest", starts=time(22), ends=time(1), repeat="once", first_date=date(2026, 11, 28)
    )
    reading = Reading.of(client, "/agenda/feest/2026-11-28/")
    assert reading.json_ld["startDate"] == "2026-11-28T22:00:00+01:00"
    assert reading.json_ld["endDate"] == "2026-11-29T01:00:00+01:00"
    assert page.occurrences.get().local_date == date(2026, 11, 28)


def test_an_address_with_other_digits_is_no_second_address(client, activity):
    assert client.get("/agenda/koffie/٢٠٢٦-١١-٢٤/").status_code == 404


def test_ways_to_keep_it_and_to_send_it_on(client, activity):
    reading = Reading.of(client, activity.url)
    assert f"{activity.url}agenda.ics" in reading.links
    [google] = [link for link in reading.links if "calendar.google.com" in link]
    assert "cid=webcal%3A%2F%2Ftestserver%2Fagenda%2Fkoffie%2Fagenda.ics" in google
    [whatsapp] = [link for link in reading.links if link.startswith("https://wa.me/")]
    assert "http%3A//testserver/agenda/koffie/" in whatsapp.replace("%2F", "/")
    [mail] = [link for link in reading.links if link.startswith("mailto:")]
    assert "+" not in mail
    assert reading.soup.select_one("input[readonly]")["value"] == "http://testserver/agenda/koffie/"


def test_google_gets_the_one_date_of_what_happens_once(client):
    party = ActivityFactory(repeat="once", first_date=date(2026, 11, 28), title="Feest & zo")
    [google] = [x for x in Reading.of(client, party.url).links if "calendar.google" in x]
    assert "dates=20261128T090000Z%2F20261128T110000Z" in google
    assert "text=Feest+%26+zo" in google


def test_how_to_get_in_and_what_is_spoken(client):
    place = PlaceFactory(step_free="yes")
    page = ActivityFactory(venue=place, toilet="no", spoken_languages=["nl", "ar"])
    text = Reading.of(client, page.url).text
    assert "U kunt met een rolstoel of rollator naar binnen." in text
    assert "Er is geen toilet voor mensen in een rolstoel." in text
    assert "العربية" in text
    unknown = Reading.of(client, ActivityFactory().url).text
    assert "rolstoel" not in unknown
    assert "Welke talen" not in unknown
