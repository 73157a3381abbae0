"""`manage.py serve`: the site and its worker on one port of this machine, until Ctrl-C."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from mijnbuurt.core import serving
from mijnbuurt.core.preparing import is_migrated, prepare


class Command(BaseCommand):
    help = "Serve the site on 127.0.0.1:$PORT, with the worker beside it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="first run `prepare`")

    def handle(self, *args: object, **options: object) -> None:
        port = self.free_port()
        if options["prepare"]:
            prepare(self.say)
        self.check_set_up()
        connection.close()
        self.say(f"Mijn Buurt runs on http://{serving.HOST}:{port}/  (stop with Ctrl-C)")
        if settings.DEMO:
            self.say(f"Log in and look behind the scenes: http://{serving.HOST}:{port}/demo/")
        code = serving.web_and_worker().run()
        if code:
            raise CommandError("A part of the site stopped by itself; see above.", returncode=code)
        sys.exit(0)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def free_port(self) -> int:
        try:
            port = serving.port()
        except ValueError:
            raise CommandError("PORT must be a number from 1 to 65535.") from None
        if not serving.is_free(port):
            raise CommandError(
                f"Port {port} is taken: stop what runs there, or choose another, "
                f"such as `make run PORT={port + 1}`."
            )
        return port

    def check_set_up(self) -> None:
        try:
            migrated = is_migrated()
        except DatabaseError:
            raise CommandError("The database can't be reached; see DATABASE_URL.") from None
        if not migrated or not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            raise CommandError("Not everything is set up yet: run `manage.py prepare` first.")
