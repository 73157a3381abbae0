"""`python -m bench`: fill, serve, measure, print. Ends with 1 when the promise is not kept."""

import sys

from .load import Measured, measure
from .paths import BARE, BARE_BEHIND_MIDDLEWARE
from .scratch import count_rows, prepare_site, say, scratch_site, server

BARE_VIEW = "bare Django view"
ROUNDS = 4
SECONDS_A_ROUND = 1.5
#: The page of a wijk takes at most so many times as long as a view that does nothing.
PROMISE, GOAL = 40, 25


def main() -> int:
    with scratch_site() as port:
        article = filled_site()
        pages = {
            BARE_VIEW: BARE_BEHIND_MIDDLEWARE,
            "the same without middleware": BARE,
            "home": "/",
            "page of a wijk": "/wijken/wijk-3/",
            "agenda": "/agenda/",
            "article": article,
        }
        with server(port):
            measured = measure_all(pages, port)
    return report(pages, measured)


def filled_site() -> str:
    """Make and fill the site of this run; returns the address of one article."""
    prepare_site()
    from django.db import connection
    from django.utils import timezone

    from . import filling

    say(
        f"Filling it: {filling.ARTICLES} articles, {filling.ACTIVITIES} activities,"
        f" {filling.OCCURRENCES} dates, {filling.WIJKEN} wijken..."
    )
    address = filling.fill(timezone.now())
    count_rows()
    connection.close()
    return address


def measure_all(pages: dict[str, str], port: int) -> dict[str, Measured]:
    """All pages in turn, a few times over, so that a busy moment of the machine hits them alike."""
    for path in pages.values():
        measure(path, port, 1.0, Measured())  # templates compiled, files in memory
    measured = {name: Measured() for name in pages}
    for number in range(ROUNDS):
        say(f"Round {number + 1} of {ROUNDS}...")
        for name, path in pages.items():
            measure(path, port, SECONDS_A_ROUND, measured[name])
    return measured


def report(pages: dict[str, str], measured: dict[str, Measured]) -> int:
    """Print the table; 0 if the promise is kept."""
    bare = measured[BARE_VIEW].per_second
    say(f"\n{'':32}{'requests/s':>11}{'p50 ms':>9}{'p95 ms':>9}{'kB':>7}{'of bare':>10}")
    for name in pages:
        found = measured[name]
        say(
            f"{name:32}{found.per_second:11.0f}{found.percentile(0.5):9.1f}"
            f"{found.percentile(0.95):9.1f}{found.size / 1000:7.1f}"
            f"{'1/' + format(bare / found.per_second, '.1f'):>10}"
        )
    ratio = bare / measured["page of a wijk"].per_second
    kept = ratio <= PROMISE
    say(
        f"\nThe page of a wijk takes {ratio:.1f} times a bare view; at most {PROMISE} is promised"
        f" ({'kept' if kept else 'NOT kept'}), {GOAL} is the goal."
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
