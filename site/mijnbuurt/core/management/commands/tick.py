"""`manage.py tick`: for a timer of the machine, where the worker runs without RUN_CLOCK."""

from django.core.management.base import BaseCommand, CommandError

from mijnbuurt.core import clock, clockwork


class Command(BaseCommand):
    help = "Run what must happen every five minutes."

    def handle(self, *args: object, **options: object) -> None:
        failed = clockwork.tick(clock.now())
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")
