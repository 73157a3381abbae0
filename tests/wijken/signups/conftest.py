"""A Tuesday, and an activity of each Tuesday with two places."""

from typing import Any

import pytest

from tests.factories.pages import ActivityFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import form_token
from wijken.activities.models import Activity


@pytest.fixture
def wijk(frozen):
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
