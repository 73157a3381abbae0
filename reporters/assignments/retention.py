from datetime import datetime

from django.db.models import Q

from mijnbuurt.intake.retention import days

from .models import Assignment
from .transitions import forget


def forget_people(now: datetime) -> None:
    """Some months after a job nothing in it says any more who asked. What was never dealt with and
    has no day is kept for a year."""
    period, long = days("reporter request", 90), days("reporter request never dealt with", 365)
    over = Q(handled_at__lt=now - period)
    over |= Q(handled_at=None, starts_at__lt=now - period)
    over |= Q(handled_at=None, starts_at=None, created_at__lt=now - long)
    for assignment in Assignment.objects.filter(over).exclude(what=""):
        forget(assignment)
