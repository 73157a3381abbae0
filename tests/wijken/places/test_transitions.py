"""What is true of a place at once. The moment is Tuesday 24 November 2026, 10.30."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Locale, PageLogEntry

from mijnbuurt.users.roles import Role
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import said
from wijken.places import transitions
from wijken.places.models import HoursException, Place, PlaceFacts

from .rows import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-24 10:30")
CHRISTMAS = date(2026, 12, 25)


@pytest.fixture
def place(wijk):
    return PlaceFactory(in_wijk=wijk, facts_row={"address_line": "Pad 1", "city": "Stad"})


@pytest.fixture
def by(wijk):
    return {"user": UserFactory(groups=[wijk.group]), "now": NOW}


def days(place):
    rows = HoursException.objects.filter(place=place)
    return [(row.date.day, row.opens and row.opens.hour, row.reason) for row in rows]


def entries(action):
    return PageLogEntry.objects.filter(action=action)


def test_closing_a_day_replaces_what_was_there(place, by):
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    transitions.close_on(place, CHRISTMAS, reason="Kerst", **by)
    assert days(place) == [(25, None, "Kerst")]


def test_closing_twice_leaves_one_row(place, by):
    transitions.close_on(place, CHRISTMAS, reason="Kerst", **by)
    transitions.close_on(place, CHRISTMAS, reason="Eerste Kerstdag", **by)
    assert days(place) == [(25, None, "Eerste Kerstdag")]


def test_day_may_have_several_other_times(place, by):
    transitions.add_exception(place, CHRISTMAS, time(14), time(16), **by)
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    assert days(place) == [(25, 10, ""), (25, 14, "")]


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (time(11), time(13)),
        (time(9), time(10, 1)),
        (time(10, 30), time(11)),
        (time(9), time(13)),
        (time(11), time(1)),
    ],
)
def test_times_that_overlap_are_refused(place, by, opens, closes):
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    with pytest.raises(ValidationError, match="valt samen"):
        transitions.add_exception(place, CHRISTMAS, opens, closes, **by)
    assert days(place) == [(25, 10, "")]


def test_times_that_touch_are_fine(place, by):
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    transitions.add_exception(place, CHRISTMAS, time(12), time(13), **by)
    assert len(days(place)) == 2


def test_other_time_on_a_closed_day_is_refused(place, by):
    transitions.close_on(place, CHRISTMAS, **by)
    with pytest.raises(ValidationError, match="dicht"):
        transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)


def test_equal_times_are_refused(place, by):
    with pytest.raises(ValidationError) as refusal:
        transitions.add_exception(place, CHRISTMAS, time(10), time(10), **by)
    assert list(refusal.value.error_dict) == ["closes"]


def test_past_days_do_not_change(place, by):
    yesterday = date(2026, 11, 23)
    row = HoursException.objects.create(place=place, date=yesterday)
    with pytest.raises(ValidationError, match="voorbij"):
        transitions.add_exception(place, yesterday, time(10), time(12), **by)
    with pytest.raises(ValidationError, match="voorbij"):
        transitions.close_on(place, yesterday, **by)
    with pytest.raises(ValidationError, match="voorbij"):
        transitions.remove_exception(place, yesterday, row=row, **by)
    assert days(place) == [(23, None, "")]


def test_today_ends_at_midnight_in_amsterdam(place, by):
    by["now"] = at("2026-11-24 23:59")
    transitions.close_on(place, date(2026, 11, 24), **by)
    by["now"] = at("2026-11-25 00:00")
    with pytest.raises(ValidationError):
        transitions.close_on(place, date(2026, 11, 24), **by)


def test_long_reason_is_refused(place, by):
    with pytest.raises(ValidationError) as refusal:
        transitions.close_on(place, CHRISTMAS, reason="x" * 81, **by)
    assert list(refusal.value.error_dict) == ["reason"]
    assert days(place) == []


def test_one_of_several_times_is_removed(place, by):
    row = transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    transitions.add_exception(place, CHRISTMAS, time(14), time(16), **by)
    transitions.remove_exception(place, CHRISTMAS, row=row, **by)
    assert days(place) == [(25, 14, "")]
    with pytest.raises(ValidationError, match="al weg"):
        transitions.remove_exception(place, CHRISTMAS, row=row, **by)
    transitions.remove_exception(place, CHRISTMAS, **by)
    assert days(place) == []


def test_each_change_is_logged_with_who_and_why(place, by):
    transitions.close_on(place, CHRISTMAS, reason="Kerst", **by)
    transitions.remove_exception(place, CHRISTMAS, **by)
    transitions.add_exception(place, CHRISTMAS, time(9), time(12), reason="Kort", **by)
    transitions.change_status(place, "temporarily_closed", reason="Lek", **by)
    [closed] = entries(transitions.CLOSED_ON)
    assert (closed.user, closed.page_id) == (by["user"], place.pk)
    assert closed.message == "Dicht op een dag: vrijdag 25 december 2026"
    assert closed.comment == "Kerst"
    [added] = entries(transitions.EXCEPTION_ADDED)
    assert added.message == "Andere tijd: vrijdag 25 december 2026, 09:00 – 12:00"
    [removed] = entries(transitions.EXCEPTION_REMOVED)
    assert removed.message == "Andere tijd weggehaald: vrijdag 25 december 2026"
    [status] = entries(transitions.STATUS_CHANGED)
    assert status.message == "Toestand: was open, is nu tijdelijk dicht"
    assert status.comment == "Lek"


def test_translation_means_its_dutch_page(place, by):
    english = place.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert english.facts.status == "open"
    transitions.close_on(english, CHRISTMAS, **by)
    transitions.change_status(english, "preparing", **by)
    assert days(place) == [(25, None, "")]
    assert not PlaceFacts.objects.filter(place=english).exists()
    assert PlaceFacts.objects.get(place=place).status == "preparing"
    assert english.facts.place_id == place.pk


def test_status_is_dated_by_the_local_day(place, by):
    by["now"] = at("2026-11-25 00:15")
    facts = transitions.change_status(place, "temporarily_closed", reason="Lek", **by)
    assert (facts.date_sort, facts.date_words) == (date(2026, 11, 25), "")


def test_closing_hides_the_address_and_names_the_successor(place, by):
    successor = PlaceFactory(in_wijk=None)
    assert place.facts.address_text == "Pad 1, Stad"
    transitions.change_status(place, "closed", reason="Verhuisd", successor=successor, **by)
    assert place.facts.address_text == ""
    assert Place.objects.get(pk=place.pk).facts.successor == successor


def test_reopening_forgets_the_successor(place, by):
    transitions.change_status(place, "closed", reason="Weg", successor=PlaceFactory(), **by)
    facts = transitions.change_status(place, "open", **by)
    assert (facts.status, facts.successor) == ("open", None)


def test_same_status_changes_nothing(place, by):
    facts = transitions.change_status(place, "open", **by)
    assert facts.date_sort is None
    assert not entries(transitions.STATUS_CHANGED).exists()


@pytest.mark.parametrize("status", ["closed", "temporarily_closed"])
def test_closing_needs_a_reason(place, by, status):
    with pytest.raises(ValidationError) as refusal:
        transitions.change_status(place, status, reason=" ", **by)
    assert list(refusal.value.error_dict) == ["reason"]


def test_status_that_does_not_exist_is_refused(place, by):
    with pytest.raises(ValidationError):
        transitions.change_status(place, "vanished", reason="x", **by)


def test_successor_must_make_sense(place, by):
    closed = PlaceFactory(facts_row={"status": "closed"})
    draft = PlaceFactory(live=False)
    for status, successor in (
        ("closed", place),
        ("closed", closed),
        ("closed", draft),
        ("open", PlaceFactory()),
    ):
        with pytest.raises(ValidationError) as refusal:
            transitions.change_status(place, status, reason="x", successor=successor, **by)
        assert list(refusal.value.error_dict) == ["successor"]
    assert PlaceFacts.objects.get(place=place).status == "open"


def test_place_without_facts_gets_them(wijk, by):
    place = PlaceFactory(in_wijk=wijk)
    PlaceFacts.objects.filter(place=place).delete()
    transitions.change_status(Place.objects.get(pk=place.pk), "open", **by)
    assert PlaceFacts.objects.get(place=place).status == "open"


def test_contact_changes_what_is_given(place, by):
    user = by["user"]
    facts = transitions.change_contact(place, user=user, phone="0592 00 00 01", city="Stad")
    assert (facts.phone, facts.address_line) == ("0592 00 00 01", "Pad 1")
    [entry] = entries(transitions.CONTACT_CHANGED)
    assert said(entry) == {"fields": ["phone"]}
    transitions.change_contact(place, user=user, phone="0592 00 00 01")
    assert entries(transitions.CONTACT_CHANGED).count() == 1
    with pytest.raises(TypeError):
        transitions.change_contact(place, user=user, status="closed")


def other_editor():
    return UserFactory(groups=[WijkFactory().group])


@pytest.mark.parametrize("stranger", [UserFactory, other_editor])
def test_strangers_change_nothing(place, stranger):
    by = {"user": stranger(), "now": NOW}
    HoursException.objects.create(place=place, date=CHRISTMAS)
    for change in (
        lambda: transitions.add_exception(place, date(2026, 12, 26), time(9), time(10), **by),
        lambda: transitions.close_on(place, date(2026, 12, 26), **by),
        lambda: transitions.remove_exception(place, CHRISTMAS, **by),
        lambda: transitions.change_status(place, "closed", reason="x", **by),
        lambda: transitions.change_contact(place, user=by["user"], phone="1"),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert days(place) == [(25, None, "")]
    assert PlaceFacts.objects.get(place=place).status == "open"
    assert not PageLogEntry.objects.filter(action__startswith="places.").exists()


def test_citywide_places_are_for_citywide_editors(by):
    place = PlaceFactory()
    with pytest.raises(PermissionDenied):
        transitions.close_on(place, CHRISTMAS, **by)
    by["user"] = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    transitions.close_on(place, CHRISTMAS, **by)
    assert days(place) == [(25, None, "")]
