"""What the front page shows: every part a fixed number of queries."""

from datetime import datetime
from typing import Any

from mijnbuurt.core import clock
from mijnbuurt.core.words import in_readers_language
from wijken.activities.occurrences import week_of_city
from wijken.areas.models import Wijk
from wijken.places.overview import today, walk_in_places

from .models import HomePage
from .pegboard import notes

SHOWN_OCCURRENCES = 6
SHOWN_PLACES = 4


def home_context(home: HomePage, now: datetime) -> dict[str, Any]:
    """Template variables of the front page, whose words are in the language of `home`."""
    occurrences = week_of_city(now, days=7, limit=SHOWN_OCCURRENCES)
    places = today(walk_in_places(), now, most=SHOWN_PLACES)
    pins = notes(home, clock.local_date(now))
    in_readers_language(
        [
            *(row.activity for row in occurrences),
            *(row.place for row in places),
            *(note.item for note in pins if note.item is not home),
        ]
    )
    return {
        "wijken": Wijk.objects.open(),
        "occurrences": occurrences,
        "open_places": places,
        "pins": pins,
    }
