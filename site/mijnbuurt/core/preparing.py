"""All that must be done before the site can be served. What is done already is skipped."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from . import clockmarks
from .clock import local_date
from .messages import compile_messages

Say = Callable[[str], object]
OWN_SITE = "site without demo"
DEMO_INSTEAD = (
    "This site was started without the demo, which would overwrite it: "
    "use `make run DEMO=`, or another DATA_DIR for the demo."
)


def prepare(say: Say) -> None:
    """Translations, database, static files, page tree and, on a demo site, its content."""
    if compile_messages():
        say("Compiled the translations.")
    collect_static_files(say)
    if not is_migrated():
        say("Migrating the database...")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_site", verbosity=0)
    if settings.DEMO:
        load_demo(say)
    else:
        clockmarks.set_mark(OWN_SITE, timezone.now())
    call_command("rebuild_search", if_needed=True, verbosity=0)


def is_migrated() -> bool:
    """Whether the database has all tables of this version."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def load_demo(say: Say) -> None:
    """Load the demo content, again if it changed or on another day: its dates move along.

    It never comes into a site of one's own.
    """
    mark = f"demo {fingerprint(demo_files())}"
    loaded = clockmarks.last(mark)
    if loaded and local_date(loaded) == local_date(timezone.now()):
        return
    if clockmarks.last(OWN_SITE):
        raise CommandError(DEMO_INSTEAD)
    say("Loading the demo...")
    call_command("load_demo", verbosity=0)
    call_command("update_index", verbosity=0)
    clockmarks.set_mark(mark, timezone.now())


def demo_files() -> Iterator[tuple[str, Path]]:
    folder = settings.ROOT / "site" / "demo"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path


def collect_static_files(say: Say) -> None:
    """Collect, hash and compress the static files, if one changed."""
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    present = fingerprint(static_files())
    if stamp.exists() and stamp.read_text() == present:
        return
    say("Collecting static files...")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(present)


def static_files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))


def fingerprint(files: Iterator[tuple[str, Path]]) -> str:
    """A short text that differs when a file was added, removed or changed."""
    known = hashlib.sha256()
    for name, path in files:
        status = path.stat()
        known.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return known.hexdigest()[:32]
