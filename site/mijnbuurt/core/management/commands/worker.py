"""`manage.py worker`: does background tasks and, with RUN_CLOCK, runs tick and nightly."""

from django.core.management.base import BaseCommand

from mijnbuurt.core.serving import die_with_parent
from mijnbuurt.core.worker import BackgroundWorker


class Command(BaseCommand):
    help = "Do background tasks: mail, photos, search index; with RUN_CLOCK also the clocks."

    def handle(self, *args: object, **options: object) -> None:
        die_with_parent()
        worker = BackgroundWorker()
        worker.listen_to_signals()
        worker.run()
