"""`manage.py compile_messages`: translations for the running site, without the gettext tools."""

from django.core.management.base import BaseCommand

from mijnbuurt.core.messages import compile_messages


class Command(BaseCommand):
    help = "Compile the translations of site/locale into DATA_DIR."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Compiled: {compile_messages()}")
