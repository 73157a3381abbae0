"""The same place within two hours: perhaps the same activity."""

from datetime import date, time

import pytest
from django.test import Client

from mijnbuurt.core import clock
from tests.factories.offers import OfferFactory
from tests.factories.pages import ActivityFactory, PlaceFactory, SlotFactory
from wijken.activities.occurrences import roll
from wijken.areas.models import Wijk
from wijken.offers.models import Offer

from .posting import send

pytestmark = pytest.mark.django_db
TITLE = "Koffie op dinsdag"
WARNS = "Is dit dezelfde activiteit?"


@pytest.fixture
def place(wijk: Wijk):
    return PlaceFactory(in_wijk=wijk, title="Molenhuis")


@pytest.fixture
def day() -> date:
    return clock.local_date(clock.now()).replace(day=1) + (date(2000, 3, 1) - date(2000, 1, 1))


def publish(wijk: Wijk, day: date, **fields: object) -> None:
    once = {"repeat": "once", "first_date": day, "starts": time(14), "ends": time(15)}
    roll(ActivityFactory(in_wijk=wijk, title=TITLE, **{**once, **fields}), clock.now())


@pytest.mark.parametrize(
    ("starts", "warns"),
    [("11:59", False), ("12:00", True), ("14:00", True), ("16:00", True), ("16:01", False)],
)
def test_two_hours_around_a_date_in_the_agenda(
    client: Client, wijk: Wijk, place, day: date, starts: str, warns: bool
) -> None:
    publish(wijk, day, venue=place)
    shown = send(client, day=day.isoformat(), starts=starts, ends="")
    assert (shown.status_code == 200) == warns
    assert Offer.objects.exists() != warns
    if warns:
        page = shown.content.decode()
        assert WARNS in page
        assert TITLE in page
        assert "Wij koken een grote pan soep." in page
        send(client, day=day.isoformat(), starts=starts, ends="", is_other="on")
        assert Offer.objects.count() == 1


def test_a_slot_of_that_place_is_one_too(client, place, day) -> None:
    hours = {"weekday": day.isoweekday(), "opens": time(14), "closes": time(15)}
    slot = SlotFactory(place=place, **hours)
    page = send(client, day=day.isoformat(), starts="14:00", ends="").content.decode()
    assert WARNS in page
    assert f"{place.url}#{slot.anchor}" in page
    place.fact_row.__class__.objects.update(status="temporarily_closed")
    send(client, day=day.isoformat(), starts="14:00", ends="")
    assert Offer.objects.count() == 1


def test_another_place_or_a_draft_is_no_double(client, wijk, place, day) -> None:
    publish(wijk, day, venue=place, live=False)
    publish(wijk, day, venue=PlaceFactory(in_wijk=wijk, title="Elders"))
    publish(wijk, day, place_words="Om de hoek")
    assert send(client, day=day.isoformat(), starts="14:00", ends="").status_code == 302


def test_words_for_a_place_are_compared_without_capitals(client, wijk, day) -> None:
    publish(wijk, day, place_words="Het  Pleintje!")
    shown = send(client, day=day.isoformat(), starts="14:00", ends="", where="het pleintje")
    assert WARNS in shown.content.decode()


def test_another_open_offer_is_told_of_without_a_word_of_it(client, wijk, day) -> None:
    other = OfferFactory(wijk=wijk, day=day, how_often="", starts=time(14), where="Het pleintje")
    shown = send(client, day=day.isoformat(), starts="15:00", ends="", where="Het pleintje")
    page = shown.content.decode()
    assert "iemand meldde hier al iets aan" in page
    assert "Soep &lt;" not in page
    assert other.name not in page.replace("Truus Geheim", "", 1)
    Offer.objects.update(outcome="declined")
    shown = send(client, day=day.isoformat(), starts="15:00", ends="", where="Het pleintje")
    assert shown.status_code == 302


def test_every_tuesday_is_compared_with_tuesdays(client, wijk, place) -> None:
    today = clock.local_date(clock.now())
    monday = today.toordinal() - today.weekday()
    tuesday = date.fromordinal(monday + 8)
    publish(wijk, tuesday, venue=place)
    fields = {"day": "", "starts": "13:00", "ends": ""}
    assert WARNS in send(client, how_often="elke dinsdag", **fields).content.decode()
    assert send(client, how_often="elke woensdag", **fields).status_code == 302
