"""`manage.py prepare`: run it after each installation or update, before the site is served."""

from django.core.management.base import BaseCommand

from mijnbuurt.core.preparing import prepare


class Command(BaseCommand):
    help = "Compile messages, collect static files, migrate, make the page tree, load the demo."

    def handle(self, *args: object, **options: object) -> None:
        prepare(self.stdout.write)
