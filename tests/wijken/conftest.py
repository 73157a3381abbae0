"""A clock that stands still, and the wijk of tests to which it does not matter which one it is."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from wijken.areas.models import Wijk


@pytest.fixture
def frozen(tuesday_morning: datetime) -> Iterator[time_machine.Traveller]:
    """It is `tuesday_morning`, until the test moves the clock."""
    with time_machine.travel(tuesday_morning, tick=False) as traveller:
        yield traveller


@pytest.fixture
def wijk(hoek: Wijk) -> Wijk:
    return hoek
