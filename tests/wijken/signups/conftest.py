"""A Tuesday, and an activity of each Tuesday with two places."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine

from tests.factories.pages import ActivityFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import form_token
from wijken.activities.models import Activity


@pytest.fixture
def now(tuesday_morning: datetime) -> Iterator[Any]:
    with time_machine.travel(tuesday_morning, tick=False) as traveller:
        yield traveller


@pytest.fixture
def wijk(now):
    return WijkFactory(slug="molenveld", name="Molenveld")


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group], first_name="Jo", last_name="Jansen")


@pytest.fixture
def activity(wijk) -> Activity:
    return ActivityFactory(
        in_wijk=wijk, slug="soep", title="Soep <b>eten", sign_up_here=True, places=2
    )


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
