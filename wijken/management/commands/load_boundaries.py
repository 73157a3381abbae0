from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from wijken.lifecycle.boundaries import CODE_KEYS, NAME_KEYS, load_boundaries, read_boundaries
from wijken.lifecycle.geojson import BadFile


class Command(BaseCommand):
    help = "Give wijken their true boundary from a GeoJSON file: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", help=f"property with the code ({', '.join(CODE_KEYS)})")
        parser.add_argument("--name", help=f"property with the name ({', '.join(NAME_KEYS)})")
        parser.add_argument("--skip-unknown", action="store_true", help="leave other areas out")
        parser.add_argument("--dry-run", action="store_true", help="say it, and change nothing")

    def handle(
        self, *args: object, file: Path, code: str | None, name: str | None, **options: Any
    ) -> None:
        code_keys, name_keys = (code,) if code else CODE_KEYS, (name,) if name else NAME_KEYS
        with translation.override("nl"):
            try:
                sentences = load_boundaries(
                    read_boundaries(file, code_keys, name_keys),
                    skip_unknown=options["skip_unknown"],
                    dry_run=options["dry_run"],
                )
            except BadFile as error:
                raise CommandError(f"{error} Er is niets veranderd.") from None
        for sentence in sentences:
            self.stdout.write(sentence)
        if options["dry_run"]:
            self.stdout.write("Dit was een proef. Er is niets veranderd.")
