from datetime import datetime

from mijnbuurt.intake.retention import days

from .ideas import Idea
from .transitions import forget


def forget_people(now: datetime) -> None:
    """A year after an idea was closed nothing in it says any more whose it was."""
    late = Idea.objects.filter(handled_at__lt=now - days("idea", 365)).exclude(text="")
    for idea in late.select_related("photo"):
        forget(idea, now)
