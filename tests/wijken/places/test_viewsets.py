"""Admin of places. The clock stands at Tuesday 24 November 2026, 10.30."""

from datetime import date, time

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.permissions import policy_registry

from mijnbuurt.users.roles import Role
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from tests.wijken.citymap.areas import square
from wijken.places import transitions
from wijken.places.models import HoursException, PlaceFacts

from .rows import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
EXCEPTIONS = "/beheer/andere-tijden/"
FACTS = "/beheer/toestand-plekken/"


@pytest.fixture
def place(wijk):
    return PlaceFactory(in_wijk=wijk, title="Huis <i>aan</i> de brug")


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def stranger_client(client):
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    return client


def closing(at_place, **fields):
    return {"place": at_place.pk, "date": "2026-12-25", "reason": "Kerst", **fields}


def test_editor_closes_a_place_on_a_day(editor_client, place):
    response = editor_client.post(f"{EXCEPTIONS}new/", closing(place))
    assert response.url == EXCEPTIONS
    [row] = HoursException.objects.all()
    assert (row.date, row.opens, row.reason) == (date(2026, 12, 25), None, "Kerst")
    text = editor_client.get(EXCEPTIONS).content.decode()
    assert "vrijdag 25 december 2026" in text
    assert "Huis &lt;i&gt;aan&lt;/i&gt; de brug" in text


def test_editor_gives_other_hours(editor_client, place):
    data = closing(place, opens="10:00", closes="12:30")
    editor_client.post(f"{EXCEPTIONS}new/", data)
    [row] = HoursException.objects.all()
    assert (row.opens, row.closes) == (time(10), time(12, 30))
    assert "10.00 – 12.30" in editor_client.get(EXCEPTIONS).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opens": "10:00"}, "Vul beide tijden in, of geen van beide."),
        ({"closes": "10:00"}, "Vul beide tijden in, of geen van beide."),
        ({"opens": "10:00", "closes": "10:00"}, "Kies twee verschillende tijden."),
        ({"date": "2026-11-23"}, "Deze dag is al voorbij."),
        ({"date": "vandaag"}, "datum"),
        ({"place": 999_999}, "keuze"),
    ],
)
def test_what_cannot_be_is_said_in_the_form(editor_client, place, fields, sentence):
    response = editor_client.post(f"{EXCEPTIONS}new/", closing(place, **fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not HoursException.objects.exists()


def test_editor_removes_an_exception(editor_client, place):
    row = HoursException.objects.create(place=place, date=date(2026, 12, 25))
    address = f"{EXCEPTIONS}delete/{row.pk}/"
    assert address in editor_client.get(EXCEPTIONS).content.decode()
    assert editor_client.get(address).status_code == 200
    assert editor_client.post(address).url == EXCEPTIONS
    assert not HoursException.objects.exists()


def test_exception_of_a_day_that_is_over_stays(editor_client, place):
    row = HoursException.objects.create(place=place, date=date(2026, 11, 23))
    response = editor_client.post(f"{EXCEPTIONS}delete/{row.pk}/", follow=True)
    assert "Deze dag is al voorbij." in response.content.decode()
    assert HoursException.objects.exists()


def test_list_begins_today(editor_client, place):
    HoursException.objects.create(place=place, date=date(2026, 11, 23), reason="Gisteren")
    HoursException.objects.create(place=place, date=date(2026, 11, 24), reason="Nu")
    text = editor_client.get(EXCEPTIONS).content.decode()
    assert "Gisteren" not in text
    assert "dinsdag 24 november 2026" in text


def test_editor_of_another_wijk_finds_and_changes_nothing(stranger_client, place):
    row = HoursException.objects.create(place=place, date=date(2026, 12, 25))
    assert "aan&lt;" not in stranger_client.get(EXCEPTIONS).content.decode()
    assert "aan&lt;" not in stranger_client.get(f"{EXCEPTIONS}new/").content.decode()
    assert stranger_client.get(f"{EXCEPTIONS}delete/{row.pk}/").status_code == 404
    assert stranger_client.post(f"{EXCEPTIONS}delete/{row.pk}/").status_code == 404
    response = stranger_client.post(f"{EXCEPTIONS}new/", closing(place, date="2026-12-26"))
    assert response.status_code == 200
    assert [row.date.day for row in HoursException.objects.all()] == [25]


@pytest.mark.parametrize("role", [Role.REPORTER, Role.DESK, Role.PARTNER, None])
def test_others_do_not_come_in(client, place, role):
    groups = [Group.objects.get(name=role)] if role else []
    client.force_login(UserFactory(groups=groups))
    for address in (EXCEPTIONS, FACTS, f"{EXCEPTIONS}new/", f"{FACTS}new/"):
        assert client.get(address).status_code in (302, 403)
    client.post(f"{EXCEPTIONS}new/", closing(place))
    assert not HoursException.objects.exists()


@pytest.mark.parametrize("view", ["edit/1/", "history/1/", "usage/1/", "copy/1/", "inspect/1/"])
def test_exceptions_have_no_other_views(client, view):
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(f"{EXCEPTIONS}{view}").status_code == 404


def facts(place):
    return PlaceFacts.objects.get(place=place)


def contact(**fields):
    return {"status": "open", "city": "Stad", "phone": "0592 00 00 01", **fields}


def seen(client, address):
    return {"row_seen": Reading.of(client, address).soup.select_one("[name=row_seen]")["value"]}


def test_editor_changes_status_and_address(editor_client, place):
    address = f"{FACTS}edit/{facts(place).pk}/"
    assert address in editor_client.get(FACTS).content.decode()
    assert "0592" not in editor_client.get(address).content.decode()
    data = contact(status="temporarily_closed", reason="Lek", address_line="Pad 1")
    data |= seen(editor_client, address)
    assert editor_client.post(address, data).url == FACTS
    assert facts(place).status == "temporarily_closed"
    assert facts(place).address_text == "Pad 1, Stad"
    assert facts(place).phone == "0592 00 00 01"


@pytest.mark.parametrize(
    ("latitude", "longitude", "sentence"),
    [
        ("52,105", "", "Vul beide in, of geen van beide."),
        ("", "5,105", "Vul beide in, of geen van beide."),
        ("152", "5", "Een breedtegraad ligt tussen"),
        ("52", "205", "Een lengtegraad ligt tussen"),
        ("5,105", "52,105", "Breedtegraad en lengtegraad staan andersom."),
        ("noord", "5", "Voer een getal in"),
    ],
)
def test_a_position_that_cannot_be_is_refused(editor_client, place, latitude, longitude, sentence):
    WijkFactory(boundary=square(5.1, 52.1))
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(latitude=latitude, longitude=longitude) | seen(editor_client, address)
    text = editor_client.post(address, data).content.decode()
    assert sentence in text
    assert f'value="{latitude or longitude}"' in text
    assert facts(place).position is None


@pytest.mark.parametrize(("latitude", "longitude"), [("52,105", "5,105"), ("52.105", "5.105")])
def test_a_position_may_be_typed_with_a_comma_or_a_point(editor_client, place, latitude, longitude):
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(latitude=latitude, longitude=longitude) | seen(editor_client, address)
    assert editor_client.post(address, data).url == FACTS
    assert facts(place).position == (52.105, 5.105)
    assert 'value="52,105"' in editor_client.get(address).content.decode()


def test_closing_for_good_has_a_screen_of_its_own(editor_client, place):
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(status="closed", reason="x") | seen(editor_client, address)
    assert "keuze" in editor_client.post(address, data).content.decode()
    assert facts(place).status == "open"


def test_a_closed_place_keeps_its_successor_until_it_opens_again(editor_client, place):
    new = PlaceFactory()
    PlaceFacts.objects.filter(place=place).update(status="closed", successor=new)
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(status="closed", reason="x") | seen(editor_client, address)
    assert editor_client.post(address, data).url == FACTS
    assert (facts(place).successor, facts(place).phone) == (new, "0592 00 00 01")
    data = contact() | seen(editor_client, address)
    assert editor_client.post(address, data).url == FACTS
    assert (facts(place).status, facts(place).successor) == ("open", None)


def test_closing_without_a_reason_changes_nothing_at_all(editor_client, place):
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(status="temporarily_closed") | seen(editor_client, address)
    response = editor_client.post(address, data)
    assert "Zeg kort waarom de plek dicht gaat." in response.content.decode()
    assert (facts(place).status, facts(place).phone) == ("open", "")


def test_an_old_form_opens_no_place_that_a_colleague_closed(editor_client, editor, place):
    address = f"{FACTS}edit/{facts(place).pk}/"
    data = contact(phone="0592 00 00 02") | seen(editor_client, address)
    closed = {"user": editor, "now": at("2026-11-24 10:31"), "reason": "Lek"}
    transitions.change_status(place, "temporarily_closed", **closed)
    response = editor_client.post(address, data)
    assert "Een collega heeft dit intussen gewijzigd" in response.content.decode()
    assert "0592 00 00 02" in response.content.decode()
    assert (facts(place).status, facts(place).phone) == ("temporarily_closed", "")


def test_place_without_facts_is_added(editor_client, place):
    PlaceFacts.objects.all().delete()
    response = editor_client.post(f"{FACTS}new/", contact(place=place.pk))
    assert response.url == FACTS
    assert (facts(place).status, facts(place).phone) == ("open", "0592 00 00 01")


def test_editor_of_another_wijk_changes_no_facts(stranger_client, place):
    address = f"{FACTS}edit/{facts(place).pk}/"
    assert "aan&lt;" not in stranger_client.get(FACTS).content.decode()
    assert stranger_client.get(address).status_code == 404
    data = contact(status="closed", reason="x")
    assert stranger_client.post(address, data).status_code == 404
    PlaceFacts.objects.all().delete()
    stranger_client.post(f"{FACTS}new/", contact(place=place.pk))
    assert not PlaceFacts.objects.exists()


def test_policy_knows_who_may(editor, place):
    policy = policy_registry.get_by_type(PlaceFacts)
    stranger = UserFactory(groups=[WijkFactory().group])
    city = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    row = facts(place)
    for user, may in ((editor, True), (stranger, False), (city, True), (UserFactory(), False)):
        assert policy.user_has_permission_for_instance(user, "change", row) is may
        assert policy.user_has_permission_for_instance(user, "delete", row) is False
        found = policy.instances_user_has_permission_for(user, "change")
        assert found.filter(pk=row.pk).exists() is may
        assert policy.users_with_permission_for_instance("change", row).contains(user) is may
    assert not policy.instances_user_has_permission_for(city, "delete").exists()
    assert not policy.users_with_permission("delete").exists()


def test_a_vacation_is_one_row_and_goes_at_once(editor_client, editor, place):
    data = closing(place, date="2026-12-21", until="2027-01-03", reason="Vakantie")
    assert editor_client.post(f"{EXCEPTIONS}new/", data).url == EXCEPTIONS
    assert HoursException.objects.count() == 14
    text = editor_client.get(EXCEPTIONS).content.decode()
    assert "maandag 21 december 2026 tot en met zondag 3 januari 2027" in text
    assert text.count("Vakantie") == 1
    with time_machine.travel(at("2026-12-24 10:30"), tick=False):
        editor_client.force_login(editor)
        text = editor_client.get(EXCEPTIONS).content.decode()
        assert "donderdag 24 december 2026 tot en met zondag 3 januari 2027" in text
        row = HoursException.objects.get(date=date(2026, 12, 24))
        address = f"{EXCEPTIONS}delete/{row.pk}/"
        assert "Alle dagen die nog komen" in editor_client.get(address).content.decode()
        assert editor_client.post(address).url == EXCEPTIONS
    assert HoursException.objects.count() == 3


def test_holidays_are_offered_with_their_name(editor_client, place):
    page = Reading.of(editor_client, f"{EXCEPTIONS}new/")
    assert "Eerste Kerstdag, vrijdag 25 december 2026" in page.text
    days = ["2026-12-25", "2027-01-01"]
    data = closing(place, date="", reason="", holidays=days)
    assert editor_client.post(f"{EXCEPTIONS}new/", data).url == EXCEPTIONS
    rows = HoursException.objects.order_by("date")
    assert [row.reason for row in rows] == ["Eerste Kerstdag", "Nieuwjaarsdag"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": ""}, "Kies een datum of een feestdag."),
        ({"date": "", "until": "2026-12-27"}, "Vul de eerste dag in."),
        ({"until": "2026-12-24"}, "Kies een dag na de eerste dag."),
        (
            {"until": "2026-12-27", "opens": "10:00", "closes": "12:00"},
            "Meer dagen tegelijk kan alleen bij dicht.",
        ),
        ({"holidays": ["2026-12-24"]}, "keuze"),
    ],
)
def test_a_period_that_cannot_be_changes_nothing(editor_client, place, fields, sentence):
    response = editor_client.post(f"{EXCEPTIONS}new/", closing(place, **fields))
    assert sentence in response.content.decode()
    assert not HoursException.objects.exists()


def test_closing_is_whole_or_not_at_all(editor_client, place):
    """A holiday that fits is not kept when the period with it does not."""
    fields = {"until": "2026-12-24", "holidays": ["2027-01-01"]}
    editor_client.post(f"{EXCEPTIONS}new/", closing(place, **fields))
    assert not HoursException.objects.exists()
