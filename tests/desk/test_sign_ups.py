"""Who comes to an activity, at the desk: lists, and signing up and off by telephone."""

from datetime import date
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories.pages import ActivityFactory, WijkFactory
from tests.factories.signups import signed_up, soup_in
from tests.factories.users import UserFactory
from tests.intake.posting import form_token
from tests.queries.counting import queries_of
from tests.reading import Reading, said
from wijken.activities import transitions as dates
from wijken.activities.models import Activity, Occurrence
from wijken.signups.models import SignUp

pytestmark = pytest.mark.django_db
LIST = "/balie/aanmeldingen/"
TUESDAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def shared_wijk(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        return WijkFactory(slug="molenveld", name="Molenveld").pk


@pytest.fixture
def wijk(wijk, now):
    return wijk


@pytest.fixture(scope="module")
def shared_activity(shared_wijk, tuesday_morning) -> int:
    with time_machine.travel(tuesday_morning, tick=False):
        return soup_in(shared_wijk, title="Soep").pk


@pytest.fixture
def activity(shared_activity, wijk) -> Activity:
    return Activity.objects.get(pk=shared_activity)


def roster(activity: Activity) -> str:
    return f"{LIST}{activity.translation_key}/{TUESDAY.isoformat()}/"


def filled(**changes):
    return {
        "token": form_token("desk_signup"),
        "date": TUESDAY.isoformat(),
        "people": "1",
        "name": "Truus Geheim",
        "email": "",
        "phone": "06 12 34 56 78",
        "remark": "",
        "language": "nl",
        **changes,
    }


def test_the_list_of_a_date_is_to_print(desk: Client, activity) -> None:
    signed_up(activity, name="Ans <b>Plek", phone="0123 45 67 89", people=2, remark="Rollator")
    signed_up(activity, name="Jo Wacht", email="jo@example.org")
    page = Reading.of(desk, roster(activity))
    assert page.response["Cache-Control"] == "no-store"
    for words in ("Ans <b>Plek", "0123 45 67 89", "2 mensen", "Rollator", "jo@example.org"):
        assert words in page.text
    assert "2 van 2 plekken bezet." in page.text
    assert "Jo Wacht" in page.section("wachtlijst").get_text()
    assert "1." in page.section("wachtlijst").get_text()
    assert page.soup.find("button", attrs={"data-print": True})
    assert roster(activity) in Reading.of(desk, LIST).links


def test_somebody_calls_and_gets_a_place(desk: Client, activity, worker) -> None:
    address = f"{roster(activity)}nieuw/"
    assert "Dinsdag 1 december 2026" in Reading.of(desk, address).text
    sent = filled(noted_by="99", via="site")
    first, second = desk.post(address, sent), desk.post(address, sent)
    assert first["Location"] == second["Location"] == roster(activity)
    record = SignUp.objects.get()
    assert (record.state, record.via, record.noted_by) == ("placed", "balie", worker)
    assert "Er is een plek voor 1 mens." in Reading.of(desk, roster(activity)).text
    assert ModelLogEntry.objects.get(action="signups.signed_up").user == worker


def test_above_the_number_of_places_only_when_that_is_said(desk: Client, activity) -> None:
    activity.has_waiting_list = False
    activity.save_revision().publish()
    signed_up(activity, people=2)
    address = f"{roster(activity)}nieuw/"
    assert "vol" in Reading.of(desk, address).text
    refused = Reading(desk.post(address, filled(remark="Dringend")))
    assert "Deze dag is vol" in refused.text and "Dringend" in refused.html
    assert SignUp.objects.count() == 1
    desk.post(address, filled(above_capacity="on"))
    page = Reading.of(desk, roster(activity))
    assert "Dat is 1 mens meer dan er plekken zijn." in page.text
    entry = ModelLogEntry.objects.get(action="signups.above_capacity")
    assert said(entry) == {} and entry.user.first_name == "Bas"


def test_who_fits_is_not_above_it(desk: Client, activity) -> None:
    desk.post(f"{roster(activity)}nieuw/", filled(above_capacity="on"))
    assert not ModelLogEntry.objects.filter(action="signups.above_capacity").exists()


@pytest.mark.parametrize("asked", ["truus", "Geheim", "{code}", "mba-{code}", " MBA-{code} "])
def test_somebody_is_found_and_signed_off(desk: Client, activity, asked) -> None:
    record = signed_up(activity, name="Truus Geheim", people=2)
    waiting = signed_up(activity, name="Jo", email="jo@example.org")
    page = Reading(desk.post(LIST, {"who": asked.format(code=record.code)}))
    link = f"{roster(activity)}#{record.code}"
    assert link in page.links
    OutgoingMail.objects.all().delete()
    for _tap in range(2):
        desk.post(urlsplit(link).path, {"wie": record.key, "doe": "afmelden"})
    record.refresh_from_db()
    waiting.refresh_from_db()
    assert (record.state, waiting.state) == ("cancelled", "placed")
    assert OutgoingMail.objects.count() == 2
    assert "Truus" not in Reading.of(desk, roster(activity)).text
    assert "1 keer afgemeld" in Reading.of(desk, roster(activity)).text


def test_looking_for_nobody(desk: Client, activity) -> None:
    signed_up(activity, name="Truus")
    assert "Niemand gevonden" in Reading(desk.post(LIST, {"who": "xyz"})).text
    assert "Vul een naam of een nummer in." in Reading(desk.post(LIST, {"who": " "})).text
    assert "Truus" not in Reading.of(desk, f"{LIST}?who=Truus").text


def test_calling_people(desk: Client, activity, worker) -> None:
    record = signed_up(activity, name="Ans", email="", phone="0123 45 67 89")
    row = Occurrence.objects.get(activity=activity, rule_date=TUESDAY)
    row.activity = activity
    dates.cancel(row, "De kok is ziek", worker_of(activity), row.starts_at.replace(day=1, month=11))
    assert "1 persoon bellen" in Reading.of(desk, "/balie/").text
    assert "1 persoon bellen" in Reading.of(desk, LIST).text
    section = Reading.of(desk, roster(activity)).section("bellen")
    words = section.get_text(" ")
    assert "Het gaat niet door" in words and "De kok is ziek" in words
    seen = section.find("input", {"name": "gezien"})["value"]
    stale = {"wie": record.key, "doe": "gebeld", "gezien": seen.replace("off", "on")}
    assert "iets anders te vertellen" in Reading(desk.post(roster(activity), stale)).text
    desk.post(roster(activity), {**stale, "gezien": seen})
    record.refresh_from_db()
    assert record.to_call == ""
    assert ModelLogEntry.objects.get(action="signups.called").user == worker
    assert "bellen" not in Reading.of(desk, "/balie/").text


def worker_of(activity: Activity):
    return UserFactory(groups=[activity.home_wijk.group])


def test_a_place_for_who_waits(desk: Client, activity) -> None:
    signed_up(activity, people=2)
    record = signed_up(activity, email="jo@example.org")
    desk.post(roster(activity), {"wie": record.key, "doe": "plek"})
    record.refresh_from_db()
    assert record.state == "placed"
    assert ModelLogEntry.objects.filter(action="signups.above_capacity").count() == 1
    told = OutgoingMail.objects.filter(to=["jo@example.org"]).order_by("-pk").first()
    assert "Er is een plek voor u" in told.subject


def test_an_editor_sees_the_own_wijk_alone(client: Client, activity, wijk) -> None:
    other = WijkFactory()
    foreign = ActivityFactory(in_wijk=other, title="Elders", sign_up_here=True)
    record = signed_up(foreign, name="Geheim Elders")
    client.force_login(UserFactory(groups=[wijk.group]))
    assert client.get(roster(activity)).status_code == 200
    for path in (roster(foreign), f"{roster(foreign)}nieuw/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"wie": record.key, "doe": "afmelden"}).status_code == 404
    assert client.get(f"{LIST}?activiteit={foreign.translation_key}").status_code == 404
    assert "Elders" not in Reading.of(client, LIST).text
    assert "Elders" not in Reading(client.post(LIST, {"who": "Geheim"})).text
    # A person of another date is not reached by way of one's own.
    answer = client.post(roster(activity), {"wie": record.key, "doe": "afmelden"})
    assert answer.status_code == 404
    record.refresh_from_db()
    assert record.state == "placed"


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PARTNER, Role.COORDINATOR])
def test_other_roles_stay_out(client: Client, activity, now, role) -> None:
    client.force_login(UserFactory(groups=[Group.objects.get(name=role)]))
    for path in (LIST, roster(activity), f"{roster(activity)}nieuw/"):
        assert client.get(path).status_code == 403
        assert client.post(path, filled()).status_code == 403
    assert not SignUp.objects.exists()


def test_who_was_signed_out_loses_nothing(client: Client, activity, now) -> None:
    answer = client.post(f"{roster(activity)}nieuw/", filled(remark="Met de hond"))
    assert answer.status_code == 403
    page = Reading(answer)
    assert "U bent uitgelogd" in page.text and "Met de hond" in page.html
    assert not SignUp.objects.exists()
    record = signed_up(activity)
    answer = client.post(roster(activity), {"wie": record.key, "doe": "afmelden"})
    assert answer["Location"].startswith("/inloggen/")
    record.refresh_from_db()
    assert record.state == "placed"


def test_what_is_not_there(desk: Client, activity) -> None:
    for path in (
        f"{LIST}{activity.translation_key}/2026-12-02/",
        f"{LIST}?activiteit=x",
        f"{LIST}00000000-0000-4000-8000-000000000000/2026-12-01/",
    ):
        assert desk.get(path).status_code == 404
    record = signed_up(activity)
    for posted in ({"wie": "x", "doe": "afmelden"}, {"doe": "afmelden"}):
        assert desk.post(roster(activity), posted).status_code == 404
    page = Reading(desk.post(roster(activity), {"wie": record.key, "doe": "weg"}))
    assert "Kies een van de knoppen." in page.text


def test_a_deleted_activity_can_still_be_called_about(client: Client, activity, wijk) -> None:
    signed_up(activity, name="Ans", email="", phone="0123 45 67 89")
    address = roster(activity)
    Activity.objects.get(pk=activity.pk).delete()
    client.force_login(UserFactory(groups=[wijk.group]))
    page = Reading.of(client, address)
    assert "Staat niet meer in de agenda" in page.text and "0123 45 67 89" in page.text
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    assert client.get(address).status_code == 404


def test_more_people_cost_no_queries(desk: Client, activity) -> None:
    activity.places = 5
    activity.save_revision().publish()
    addresses = (LIST, roster(activity), "/balie/")

    def taken() -> list[int]:
        return [queries_of(desk, address) for address in addresses]

    signed_up(activity, email="", phone="0123 45 67 89")
    few = taken()
    for number in range(8):
        signed_up(activity, email=f"p{number}@example.org")
    assert taken() == few
