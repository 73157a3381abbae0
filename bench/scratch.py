"""The site of one run: made in a folder of its own, served as the project serves it, then gone."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .load import HOST

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "site"))

#: What this machine may have set for another site.
OF_OTHERS = ("CACHE_URL", "PHOTO_STORAGE_URL", "ALLOWED_HOSTS")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def scratch_site(given_database: bool = False) -> Iterator[int]:
    """The environment of an empty site without a demo; gives the port on which to serve it. The
    database is SQLite, or with `given_database` that of DATABASE_URL if there is one."""
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
        for name in OF_OTHERS if given_database else ("DATABASE_URL", *OF_OTHERS):
            os.environ.pop(name, None)
        yield port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def prepare_site() -> None:
    """Django, and the database, files and pages that every site has."""
    import django

    django.setup()
    from mijnbuurt.core.preparing import prepare

    prepare(say)


def count_rows() -> None:
    """Let the database look at what was filled, as it does by itself in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


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
