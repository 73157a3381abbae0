"""Rows of places from the database. The moment is Tuesday 24 November 2026, 10.30."""

import uuid
from datetime import date, time, timedelta

import pytest
from wagtail.models import Locale, Page

from tests.factories.pages import PlaceFactory
from wijken.places.hours import hours_of, state_at, state_of, states_of
from wijken.places.models import HoursException, OpeningHours, Place, PlaceFacts

from .rows import at

pytestmark = pytest.mark.django_db
NOW = at("2026-11-24 10:30")


def open_place(**fields):
    place = PlaceFactory(in_wijk=None, **fields)
    OpeningHours.objects.create(
        place=place, weekday=2, opens=time(10), closes=time(12), locale=place.locale
    )
    return place


def many_places(count):
    """Places with hours, an exception and facts; written straight into their tables."""
    model = open_place()
    shared = {name: getattr(model, name) for name in ("depth", "locale", "content_type", "owner")}
    pages = Page.objects.bulk_create(
        Page(
            title=f"Plek {number}",
            slug=f"plek-{number}",
            path=f"{model.path[:-4]}Z{number:03}",
            url_path=f"{model.url_path}{number}/",
            live=True,
            translation_key=uuid.uuid4(),
            **shared,
        )
        for number in range(count)
    )
    for page in pages:
        Place(page_ptr_id=page.pk).save_base(raw=True)
    rows = list(Place.objects.filter(pk__in=[page.pk for page in pages]))
    OpeningHours.objects.bulk_create(
        OpeningHours(place=row, weekday=2, opens=time(10), closes=time(12), locale=model.locale)
        for row in rows
    )
    PlaceFacts.objects.bulk_create(PlaceFacts(place=row, status="open") for row in rows)
    HoursException.objects.bulk_create(
        HoursException(place=row, date=date(2026, 12, 1), reason="Dicht") for row in rows
    )
    return rows


def test_hours_cost_two_queries(django_assert_num_queries):
    place = open_place()
    HoursException.objects.create(place=place, date=date(2026, 12, 1))
    place = Place.objects.get(pk=place.pk)
    with django_assert_num_queries(2):
        weekly, exceptions = hours_of(place)
    assert [row.opens for row in weekly] == [time(10)]
    assert [row.date for row in exceptions] == [date(2026, 12, 1)]


def test_hours_since_a_day_keep_the_night_before():
    place = open_place()
    OpeningHours.objects.create(
        place=place, weekday=5, opens=time(20), closes=time(0, 30), locale=place.locale
    )
    for day in (26, 27, 28):
        HoursException.objects.create(place=place, date=date(2026, 11, day))
    weekly, exceptions = hours_of(place, since=date(2026, 11, 28))
    assert [row.date.day for row in exceptions] == [27, 28]
    assert not state_at(at("2026-11-28 00:15"), weekly, exceptions).is_open


def test_state_reads_status_hours_and_exceptions():
    place = open_place()
    assert state_of(place, NOW).label == "Nu open tot 12.00 uur"
    exception = HoursException.objects.create(place=place, date=date(2026, 11, 24))
    assert state_of(place, NOW).label == "Vandaag dicht. Dinsdag 1 december open om 10.00 uur"
    exception.delete()
    PlaceFacts.objects.filter(place=place).update(status="temporarily_closed")
    assert state_of(place, NOW).label == "Deze plek is tijdelijk dicht."


def test_place_without_facts_is_not_known():
    place = open_place()
    PlaceFacts.objects.all().delete()
    assert state_of(place, NOW).label == "De openingstijden zijn niet bekend. Bel ons."


def test_night_of_a_closed_friday_is_closed_for_states_too():
    place = open_place()
    OpeningHours.objects.create(
        place=place, weekday=5, opens=time(20), closes=time(0, 30), locale=place.locale
    )
    assert state_of(place, at("2026-11-28 00:15")).is_open
    HoursException.objects.create(place=place, date=date(2026, 11, 27))
    assert not state_of(place, at("2026-11-28 00:15")).is_open


def test_draft_hours_do_not_count():
    place = open_place()
    page = Place.objects.get(pk=place.pk)
    page.hours.add(OpeningHours(weekday=2, opens=time(12), closes=time(20)))
    page.save_revision()
    assert state_of(page, NOW).until == at("2026-11-24 12:00")


def test_translation_reads_the_rows_of_its_dutch_page():
    place = open_place()
    HoursException.objects.create(place=place, date=date(2026, 12, 1))
    english = place.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    OpeningHours.objects.filter(place=english).update(closes=time(23))
    weekly, exceptions = hours_of(english)
    assert [row.closes for row in weekly] == [time(12)]
    assert len(exceptions) == 1
    assert states_of([place, english], NOW)[english.pk].until == at("2026-11-24 12:00")


def test_places_do_not_share_rows():
    one, other = open_place(), PlaceFactory()
    HoursException.objects.create(place=other, date=date(2026, 11, 24))
    states = states_of([one, other], NOW)
    assert [states[one.pk].is_open, states[other.pk].is_open] == [True, False]


def test_the_most_that_are_asked_are_the_open_ones_in_their_order():
    shut, later, first, full = PlaceFactory(), PlaceFactory(), open_place(), open_place()
    away = open_place()
    PlaceFacts.objects.filter(place=away).update(status="closed")
    OpeningHours.objects.create(
        place=later, weekday=2, opens=time(14), closes=time(15), locale=later.locale
    )
    places = [shut, away, later, first, full]
    everything = states_of(places, NOW)
    for most, expected in [(1, [first]), (2, [first, full]), (3, [first, full, shut]), (0, [])]:
        states = states_of(places, NOW, most)
        assert states == {place.pk: everything[place.pk] for place in expected}


def test_no_places():
    assert states_of([], NOW) == {}


def test_five_and_five_hundred_places_cost_the_same(django_assert_num_queries):
    places = many_places(500)
    for some in (places[:5], places):
        with django_assert_num_queries(3):
            states = states_of(some, NOW)
        assert len(states) == len(some)
        assert all(state.is_open for state in states.values())
    later = states_of(places[:1], NOW + timedelta(days=7))
    assert not later[places[0].pk].is_open
