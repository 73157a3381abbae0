"""`python -m bench.search`: fill a large site with words as varied as real ones, search, print.

On the database of DATABASE_URL (an empty one), else on SQLite. Ends with 1 when a search takes more
than is promised, or more queries than on a small site. Beside the time on the clock stands that of
the processor, which a busy machine does not change.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter, process_time

from .scratch import HOST, count_rows, prepare_site, say, scratch_site

ARTICLES, ACTIVITIES, OCCURRENCES, PLACES, WIJKEN = 5000, 3000, 100_000, 500, 10
SMALL = 50
TIMES = 15
PROMISE_MS = 300
#: A page of results takes a query for each kind of page on it; there are so many kinds here.
MOST_KINDS = 3
STARTS = (
    "buurt wijk straat speel kook fiets huis tuin koffie taal kinder jongeren bewoners groen kerst"
    " zomer sport muziek wandel eet plein school water zon licht brief krant"
)
ENDS = (
    "feest huis tuin plek avond groep dag les middag team kast krant tafel tocht club markt plan"
    " werk bank boom veld weg"
)
COMMON = "buren koffie plein samen wijk elke week ochtend welkom straat mensen huis komen"
QUERIES = [
    "koffie",
    "buren koffie plein",
    "speeltuin",
    "speel",
    "kookgrop",
    "fietsles straat 12",
    "straat 3",
    "kerstfeest voor kinderen in wijk 3",
    "nergenswoord",
    "een twee drie buren koffie plein samen wijk elke week ochtend welkom",
]


def main() -> int:
    with scratch_site(given_database=True):
        prepare_site()
        fill(SMALL, SMALL, 4, SMALL // 5)
        few = {path: queries_of(path) for path in paths()}
        say(f"Filling it: {ARTICLES} articles, {ACTIVITIES} activities, {OCCURRENCES} dates...")
        fill(ARTICLES, ACTIVITIES, OCCURRENCES // ACTIVITIES + 1, PLACES)
        count_rows()
        return report(few)


def paths() -> list[str]:
    from django.utils.http import urlencode

    found = [f"/zoeken/?{urlencode({'q': query})}" for query in QUERIES]
    found += ["/zoeken/?q=koffie&soort=activity&wijk=wijk-3", "/zoeken/?q=koffie&page=9"]
    found += [f"/zoeken/suggesties/?{urlencode({'q': word})}" for word in ("sp", "koffie", "wijk")]
    return found


def fill(articles: int, activities: int, dates: int, places: int) -> None:
    """So many more of each, spread over the wijken, then the index anew."""
    from home.setup.tree import ensure_child
    from home.setup.wijk import ensure_wijk
    from search.indexing import rebuild
    from wijken.activities.models import Activity, AgendaPage, Occurrence
    from wijken.areas.models import Area, Wijk
    from wijken.news.models import Article, NewsIndexPage
    from wijken.places.models import Place, PlaceFacts

    from .copies import copies

    words = Words(articles)
    for number in range(WIJKEN):
        wijk, made = Wijk.objects.get_or_create(
            slug=f"wijk-{number}", defaults={"name": f"Wijk {number}"}
        )
        page = ensure_wijk(wijk)
        if made:
            Area.objects.bulk_create(
                Area(wijk=wijk, kind="street", name=f"Straat {number}-{n}") for n in range(60)
            )
        slug = f"patroon-{articles}"
        place = ensure_child(page, Place, slug, title="Plek")
        made_places = copies(place, places // WIJKEN, words.change)
        PlaceFacts.objects.bulk_create(
            PlaceFacts(place_id=each.pk, status="open", address_line="Plein 1")
            for each in made_places
        )
        news = ensure_child(page.get_children().type(NewsIndexPage).get(), Article, slug, title="A")
        copies(news, articles // WIJKEN, words.change)
        agenda = ensure_child(page.get_children().type(AgendaPage).get(), Activity, slug, title="B")
        made_activities = copies(agenda, activities // WIJKEN, words.change)
        Occurrence.objects.bulk_create(weekly(made_activities, dates), batch_size=500)
    started = perf_counter()
    say(f"{rebuild()} pages in the index, in {perf_counter() - started:.0f} s")


def weekly(activities: list, count: int) -> list:
    """Dates from four weeks ago on."""
    from datetime import time

    from wijken.activities.models import Occurrence
    from wijken.activities.recurrence import local_instants

    first = date.today() - timedelta(weeks=4)
    rows = []
    for number, activity in enumerate(activities):
        for week in range(count):
            day = first + timedelta(weeks=week, days=number % 7)
            starts_at, ends_at = local_instants(day, time(10), time(12))
            rows.append(
                Occurrence(
                    activity_id=activity.pk,
                    rule_date=day,
                    local_date=day,
                    starts_at=starts_at,
                    ends_at=ends_at,
                )
            )
    return rows


class Words:
    """Titles and texts: some words that are everywhere, many that are rare, as in a language."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        parts = [one + other for one in STARTS.split() for other in ENDS.split()]
        self.rare = [f"{part}{tail}" for part in parts for tail in ("", "en", "je", "idee", "zaak")]

    def some(self, count: int) -> str:
        common = self.dice.choices(COMMON.split(), k=count // 3 + 1)
        rare = self.dice.choices(self.rare, k=count - count // 3)
        both = common + rare
        self.dice.shuffle(both)
        return " ".join(both)

    def change(self, page: object, number: int) -> None:
        page.title = self.some(4).capitalize()
        page.summary = self.some(12)
        page.body = [("text", f"<p>{self.some(60)}</p>")]
        if hasattr(page, "date_sort"):
            page.date_sort = date.today() - timedelta(days=number)


def queries_of(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": HOST})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def report(few: dict[str, int]) -> int:
    """Print the table; 0 if the promise is kept."""
    from django.db import connection
    from django.test import Client

    client = Client(headers={"host": HOST})
    heads = f"{'p50 ms':>9}{'worst':>9}{'cpu ms':>8}{'queries':>9}{'small':>7}"
    say(f"\n{connection.vendor}\n{'':78}{heads}")
    kept = True
    for path in few:
        both = [timed(lambda path=path: client.get(path)) for _time in range(TIMES)]
        times, busy = sorted(taken for taken, _busy in both), median(busy for _taken, busy in both)
        count = queries_of(path)
        kept &= median(times) <= PROMISE_MS and count <= few[path] + MOST_KINDS
        clock = f"{median(times):9.0f}{times[-1]:9.0f}{busy:8.0f}"
        say(f"{path[:76]:78}{clock}{count:9}{few[path]:7}")
    said = "kept" if kept else "NOT kept"
    say(f"\nA search takes at most {PROMISE_MS} ms at the median ({said}).")
    return 0 if kept else 1


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor."""
    started, worked = perf_counter(), process_time()
    ask()
    return 1000 * (perf_counter() - started), 1000 * (process_time() - worked)


if __name__ == "__main__":
    sys.exit(main())
