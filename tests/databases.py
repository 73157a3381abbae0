"""Test databases in a second: migrated and set up once, kept as a template, copied for each worker.

A template is known by the migrations and by the code that `setup_site` runs. When one of these
changes, the next run makes a new template.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from django.conf import settings
from django.core.management import call_command
from django.db import connection

PARTS = (
    "*/migrations/*.py",
    "home/setup/*.py",
    "home/management/commands/setup_site.py",
    "site/mijnbuurt/users/roles.py",
    "requirements/dev.txt",
)


class Templates(Protocol):
    """Where templates and their copies are kept."""

    def exists(self, name: str) -> bool: ...
    def create_empty(self, name: str) -> None: ...
    def rename(self, old: str, new: str) -> None: ...
    def copy(self, template: str, name: str) -> None: ...
    def drop(self, name: str) -> None: ...
    def address(self, name: str) -> str: ...


class SQLiteTemplates:
    """Files in DATA_DIR."""

    def address(self, name: str) -> str:
        return str(settings.DATA_DIR / f"{name}.sqlite3")

    def exists(self, name: str) -> bool:
        return Path(self.address(name)).exists()

    def create_empty(self, name: str) -> None:
        self.drop(name)

    def rename(self, old: str, new: str) -> None:
        connection.cursor().execute("PRAGMA journal_mode=DELETE")
        connection.close()
        os.replace(self.address(old), self.address(new))

    def copy(self, template: str, name: str) -> None:
        self.drop(name)
        self.remove_leftovers()
        shutil.copyfile(self.address(template), self.address(name))

    def remove_leftovers(self) -> None:
        """Copies of runs that were killed: their names end on a process that is no more. The
        mark of a template may be all digits too."""
        for path in settings.DATA_DIR.glob("test_*_*.sqlite3"):
            start, _line, pid = path.stem.rpartition("_")
            if start != "test_template" and pid.isdigit() and not is_running(int(pid)):
                self.drop(path.stem)

    def drop(self, name: str) -> None:
        for rest in ("", "-wal", "-shm", "-journal"):
            Path(self.address(name) + rest).unlink(missing_ok=True)


class PostgresTemplates:
    """Databases beside the one in DATABASE_URL."""

    def address(self, name: str) -> str:
        return name

    def exists(self, name: str) -> bool:
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def create_empty(self, name: str) -> None:
        self.drop(name)
        self.run(f'CREATE DATABASE "{name}"')

    def rename(self, old: str, new: str) -> None:
        connection.close()
        self.run(f'ALTER DATABASE "{old}" RENAME TO "{new}"')

    def copy(self, template: str, name: str) -> None:
        self.drop(name)
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def drop(self, name: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(statement)


class OneAtATime:
    """Only one worker makes the template; the others wait for it."""

    def __enter__(self) -> Self:
        self.file = (settings.DATA_DIR / "test-template.lock").open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.file.close()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def key() -> str:
    known = hashlib.sha256()
    for path in sorted({path for part in PARTS for path in settings.ROOT.rglob(part)}):
        if not {".venv", "var", "tests"} & set(path.relative_to(settings.ROOT).parts):
            known.update(str(path.relative_to(settings.ROOT)).encode())
            known.update(path.read_bytes())
    return known.hexdigest()[:12]


def use(name: str) -> None:
    """Let this process, with all its threads, use that database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def make_template(templates: Templates, name: str) -> None:
    unfinished = f"{name}_unfinished"
    templates.create_empty(unfinished)
    use(templates.address(unfinished))
    call_command("migrate", verbosity=0, interactive=False)
    call_command("setup_site", verbosity=0)
    templates.rename(unfinished, name)


@contextmanager
def test_database(user: str) -> Iterator[None]:
    """A database for one worker or one test, dropped at the end."""
    sqlite = connection.vendor == "sqlite"
    templates: Templates = SQLiteTemplates() if sqlite else PostgresTemplates()
    before = str(settings.DATABASES["default"]["NAME"])
    template = f"test_template_{key()}"
    own = f"test_{user}_{os.getpid()}"
    with OneAtATime():
        if not templates.exists(template):
            make_template(templates, template)
        connection.close()
        templates.copy(template, own)
    use(templates.address(own))
    yield
    use(before)
    templates.drop(own)
