"""`python -m bench`: fill, serve, measure, print. Ends with 1 when the promise is not kept."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

from bench.load import HOST, Measured, measure  # noqa: E402
from bench.paths import BARE, BARE_BEHIND_MIDDLEWARE  # noqa: E402

BARE_VIEW = "bare Django view"
ROUNDS = 4
SECONDS_A_ROUND = 1.5
#: The page of a wijk takes at most so many times as long as a view that does nothing.
PROMISE, GOAL = 40, 25


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mijnbuurt-bench-") as folder:
        port = int(os.environ.get("PORT") or free_port())
        os.environ.update(
            DATA_DIR=folder,
            PORT=str(port),
            DEMO="0",
            RUN_CLOCK="0",
            BASE_URL=f"http://{HOST}:{port}",
            DJANGO_SETTINGS_MODULE="bench.settings",
        )
        for name in ("DATABASE_URL", "CACHE_URL", "PHOTO_STORAGE_URL", "ALLOWED_HOSTS"):
            os.environ.pop(name, None)
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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def filled_site() -> str:
    """Make and fill the site of this run; returns the address of one article."""
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from bench import filling
    from mijnbuurt.core.preparing import prepare

    prepare(say)
    say(
        f"Filling it: {filling.ARTICLES} articles, {filling.ACTIVITIES} activities,"
        f" {filling.OCCURRENCES} dates, {filling.WIJKEN} wijken..."
    )
    address = filling.fill(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
    return address


@contextmanager
def server(port: int) -> Iterator[None]:
    """gunicorn as the project sets it up, but no worker is replaced while it is measured."""
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")]
    process = subprocess.Popen(  # noqa: S603  (our own interpreter)
        [*command, "--max-requests", "0", "bench.wsgi:application"], cwd=ROOT
    )
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(300):
        if process.poll() is not None:
            break
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("gunicorn did not start.")


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
