"""What calendars go by to see that something changed: a number that rises, and a moment."""

from datetime import datetime

from django.db.models import F

from .dates import CalendarVersion
from .models import Activity


def note_change(activity: Activity, now: datetime) -> None:
    """Something changed that calendars show of this Dutch page; whoever calls holds its lock."""
    versions = CalendarVersion.objects.filter(activity=activity)
    if not versions.update(number=F("number") + 1, changed_at=now):
        CalendarVersion.objects.create(activity=activity, changed_at=now)
