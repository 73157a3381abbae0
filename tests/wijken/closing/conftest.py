"""A place with what is done there, and who closes it. The clock stands at Tuesday 24 November 2026,
10.30."""

import pytest

from tests.factories.pages import ActivityFactory, PlaceFactory
from tests.factories.users import UserFactory
from tests.wijken.places.rows import at

NOW = at("2026-11-24 10:30")
STREET = "Dorpsstraat 117"


@pytest.fixture
def place(wijk):
    facts = {"address_line": STREET, "city": "Stad", "phone": "0592 11 11 11"}
    facts |= {"latitude": 52.987, "longitude": 6.543}
    return PlaceFactory(in_wijk=wijk, title="Oud huis", facts_row=facts)


@pytest.fixture
def new(wijk):
    return PlaceFactory(in_wijk=wijk, title="Nieuw huis")


@pytest.fixture
def coffee(place, wijk):
    return ActivityFactory(in_wijk=wijk, title="Koffie", venue=place, place_words="")


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def editors(client, editor):
    client.force_login(editor)
    return client


def address(place):
    """The screen on which a place closes."""
    return f"/beheer/plek-sluiten/{place.pk}/"
