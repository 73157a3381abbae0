"""Helps the last administrator, for whom no other is there."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mijnbuurt.signin.transitions import take_away
from mijnbuurt.users.models import User


class Command(BaseCommand):
    help = "Remove the second step of a user who lost phone and emergency codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: object, email: str, **options: object) -> None:
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"There is no user {email}.")
        if not take_away(person, None, "manage.py remove_second_step", timezone.now()):
            raise CommandError(f"{email} has no second step.")
        self.stdout.write(f"{email} logs in without a second step and can set up a new one.")
