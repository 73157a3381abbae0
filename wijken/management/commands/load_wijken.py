from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from wijken.lifecycle.geojson import BadFile, read
from wijken.lifecycle.loading import load


class Command(BaseCommand):
    help = "Make wijken from a GeoJSON file. Safe to run again: what is there stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, file: Path, **options: Any) -> None:
        with translation.override("nl"):
            try:
                sentences = load(read(file))
            except BadFile as error:
                raise CommandError(f"{error} Er is niets veranderd.") from None
        for sentence in sentences:
            self.stdout.write(sentence)
