"""A desk worker on Tuesday 24 November 2026, 10.30, and a BIC that is open from 9 to 12."""

import pytest
import time_machine
from django.contrib.auth.models import Group

from mijnbuurt.users.roles import Role
from tests.factories.pages import PlaceFactory
from tests.factories.users import UserFactory
from tests.wijken.places.rows import at, clock
from wijken.places.models import OpeningHours

TUESDAY = at("2026-11-24 10:30")


@pytest.fixture
def now():
    with time_machine.travel(TUESDAY, tick=False) as moment:
        yield moment


@pytest.fixture
def worker(db):
    return UserFactory(
        first_name="Bas", last_name="Balie", groups=[Group.objects.get(name=Role.DESK)]
    )


@pytest.fixture
def bic(db):
    place = PlaceFactory(title="BIC <b>Noord</b>", facts_row={"address_line": "Pad 1"})
    open_on(place, 2)
    return place


def open_on(place, weekday):
    OpeningHours.objects.create(
        place=place,
        weekday=weekday,
        opens=clock("9.00"),
        closes=clock("12.00"),
        locale=place.locale,
    )


@pytest.fixture
def desk(client, worker, now):
    client.force_login(worker)
    return client
