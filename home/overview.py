"""What the front page shows: every part a fixed number of queries."""

from datetime import datetime
from typing import Any

from mijnbuurt.core import clock
from wijken.activities.occurrences import week_of_city
from wijken.areas.models import Wijk
from wijken.places.overview import today, walk_in_places

from .models import HomePage
from .pegboard import notes

SHOWN_OCCURRENCES = 6
SHOWN_PLACES = 4


def home_context(home: HomePage, now: datetime) -> dict[str, Any]:
    """Template variables of the front page. Words come from `home`, pins from the Dutch page."""
    return {
        "wijken": Wijk.objects.all(),
        "occurrences": week_of_city(now, days=7, limit=SHOWN_OCCURRENCES),
        "open_places": today(walk_in_places(), now)[:SHOWN_PLACES],
        "pins": notes(home.source, clock.local_date(now)),
    }
