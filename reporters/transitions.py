"""The only place where a reporter changes."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.users.models import User

from .models import Reporter
from .rules import dispatches


@transaction.atomic
def set_away(reporter: Reporter, until: date | None, user: User) -> None:
    """Ask this reporter nothing until and with this day; without one: ask again. Reporters say so
    themselves, or phone who sends them out."""
    if user != reporter.user and not dispatches(user):
        raise PermissionDenied
    if Reporter.objects.filter(pk=reporter.pk).exclude(away_until=until).update(away_until=until):
        log(reporter, "reporter.away" if until else "reporter.back", user=user)
