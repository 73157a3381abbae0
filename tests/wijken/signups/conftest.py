"""A Tuesday, and an activity of each Tuesday with two places."""

from typing import Any

import pytest
import time_machine

from tests.factories.pages import WijkFactory
from tests.factories.signups import soup_in
from tests.factories.users import UserFactory
from tests.intake.posting import form_token
from wijken.activities.models import Activity


@pytest.fixture(scope="module")
def shared_wijk(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        return WijkFactory(slug="molenveld", name="Molenveld").pk


@pytest.fixture
def wijk(wijk, frozen):
    return wijk


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group], first_name="Jo", last_name="Jansen")


@pytest.fixture(scope="module")
def shared_activity(shared_wijk, tuesday_morning) -> int:
    with time_machine.travel(tuesday_morning, tick=False):
        return soup_in(shared_wijk, title="Soep <b>eten").pk


@pytest.fixture
def activity(shared_activity, wijk) -> Activity:
    return Activity.objects.get(pk=shared_activity)


def filled(**changes: Any) -> dict[str, Any]:
    """A complete form, as a browser posts it."""
    return {
        "token": form_token("signup"),
        "date": "2026-12-01",
        "people": "1",
        "name": "Truus Geheim",
        "email": "truus@example.org",
        "phone": "",
        "remark": "",
        "language": "nl",
        **changes,
    }
