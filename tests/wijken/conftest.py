"""A clock that stands still."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine


@pytest.fixture
def frozen(tuesday_morning: datetime) -> Iterator[time_machine.Traveller]:
    """It is `tuesday_morning`, until the test moves the clock."""
    with time_machine.travel(tuesday_morning, tick=False) as traveller:
        yield traveller
