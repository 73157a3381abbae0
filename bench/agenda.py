"""`python -m bench.agenda`: an agenda of 3,000 activities and 100,000 dates, without a server.

Measures what a request costs the site itself: lists, months, calendar files (as they are kept), and
the saving of a weekly activity. Ends with 1 when one of them takes longer than promised. Beside the
time on the clock stands that of the processor, which a busy machine does not change. DATABASE_URL
names an empty database to fill instead of SQLite.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from .scratch import HOST, count_rows, prepare_site, say, scratch_site

ACTIVITIES, OCCURRENCES, PLACES = 3000, 100_000, 500
TIMES = 7
PROMISE, PROMISE_CITY = 0.3, 1.0
CITY_FILE = "/agenda.ics"
PATHS = (
    "/agenda/",
    "/agenda/?page=50",
    "/agenda/?soort=coffee",
    "/agenda/?wijk=wijk-3",
    "/agenda/?dagdeel=avond&gratis=1",
    "/agenda/?drempelvrij=1&toilet=1&zomaar=1&taal=ar",
    "/agenda/?van=2020-01-01&dagdeel=ochtend",
    "/wijken/wijk-3/",
    "/wijken/wijk-3/plek-0/",
    "/wijken/wijk-3/agenda/",
    "/wijken/wijk-3/agenda.ics",
    "/wijken/wijk-3/plek-0/agenda.ics",
    CITY_FILE,
    "/nieuws/feed/",
    "/wijken/wijk-3/feed/",
)


def main() -> int:
    with scratch_site(given_database=True):
        prepare_site()
        fill()
        return 1 if measure_all() else 0


def fill() -> None:
    from django.utils import timezone

    from . import filling

    filling.ACTIVITIES, filling.OCCURRENCES = ACTIVITIES, OCCURRENCES
    filling.PLACES = PLACES
    slots = PLACES * filling.SLOTS
    say(f"Filling it: {ACTIVITIES} activities, {OCCURRENCES} dates, {PLACES} places, {slots} slots")
    filling.fill(timezone.now())
    count_rows()


def measure_all() -> list[str]:
    """Measure and print; returns what took too long."""
    from django.db import connection, reset_queries
    from django.test import Client
    from django.utils import timezone

    from wijken.activities.models import Activity

    client, today = Client(SERVER_NAME=HOST), timezone.localdate()
    activity = Activity.objects.public().select_related(None).order_by("-pk")[0]

    def save() -> None:
        activity.save_revision().publish()

    def get(path: str) -> Callable[[], None]:
        def ask() -> None:
            response = client.get(path)
            if response.status_code != 200:
                raise SystemExit(f"{path} answered {response.status_code}")

        return ask

    month = f"/agenda/{today.year}/{today.month}/"
    paths = (*PATHS, month, activity.url, f"{activity.url}agenda.ics")
    measured: dict[str, Callable[[], None]] = {path: get(path) for path in paths}
    measured["saving a weekly activity"] = save
    slow = []
    say(f"\n{connection.vendor:54}{'median ms':>10}{'cpu ms':>8}{'queries':>9}")
    connection.force_debug_cursor = True
    for name, run in measured.items():
        run()  # templates compiled
        taken, busy = [], []
        for _number in range(TIMES):
            reset_queries()
            start, worked = time.perf_counter(), time.process_time()
            run()
            taken.append(time.perf_counter() - start)
            busy.append(time.process_time() - worked)
        found = median(taken)
        promise = PROMISE_CITY if name == CITY_FILE else PROMISE
        mark = "" if found <= promise else "  too slow"
        slow += [name] if mark else []
        times = f"{found * 1000:10.0f}{median(busy) * 1000:8.0f}"
        say(f"{name:54}{times}{len(connection.queries):9}{mark}")
    return slow


if __name__ == "__main__":
    sys.exit(main())
