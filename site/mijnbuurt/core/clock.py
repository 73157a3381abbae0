"""What time it is. Views and commands ask here and hand `now` on as an argument."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment in UTC; on a demo site put forward by whoever shows it."""
    moment = timezone.now()
    if settings.DEMO:
        from .models import DemoClock

        clock = DemoClock.objects.first()
        if clock:
            moment += timedelta(minutes=clock.minutes_forward)
    return moment


def local_date(moment: datetime) -> date:
    """The calendar day of a moment in the site's own zone (Europe/Amsterdam)."""
    return timezone.localtime(moment).date()
