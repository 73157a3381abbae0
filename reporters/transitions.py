"""The only place where a reporter changes."""

from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from .models import Reporter


@transaction.atomic
def set_away(reporter: Reporter, until: date | None) -> None:
    """Ask this reporter nothing until and with this day; without one: ask again."""
    if Reporter.objects.filter(pk=reporter.pk).exclude(away_until=until).update(away_until=until):
        log(reporter, "reporter.away" if until else "reporter.back", user=reporter.user)
