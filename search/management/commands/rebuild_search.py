from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from mijnbuurt.core import clockmarks
from search.indexing import rebuild
from search.starting import give_first_synonyms

#: Raise it when pages are to be described in another way: each site makes its index anew once.
VERSION = 4


class Command(BaseCommand):
    help = "Make the index of the search anew from what is online."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="only if it was never made by this version"
        )

    def handle(self, *args: object, **options: Any) -> None:
        give_first_synonyms(timezone.now())
        mark = f"search index {VERSION}"
        if options["if_needed"] and clockmarks.last(mark):
            return
        count = rebuild()
        clockmarks.set_mark(mark, timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{count} pages can be found.")
