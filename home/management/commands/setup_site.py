from django.core.management.base import BaseCommand
from django.db import transaction

from home.setup import rights, tree, wijk


class Command(BaseCommand):
    help = "Make the page tree, groups, workflows and collections. Safe to run at every start."

    @transaction.atomic
    def handle(self, *args: object, **options: object) -> None:
        tree.ensure_locales()
        rights.remove_stock_groups()
        home = tree.ensure_home()
        tree.ensure_sections(home)
        rights.ensure_city_groups(home)
        wijk.ensure_all(home)
