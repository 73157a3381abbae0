"""What the nightly clock removes about photos."""

from datetime import datetime

from mijnbuurt.intake.retention import days, remove_handled

from .models import ConsentSession, Takedown


def remove_old(now: datetime) -> None:
    """Remove requests some time after the decision, and moments of which no answer is left."""
    remove_handled(Takedown, days("takedown", 180), now)
    over = ConsentSession.objects.filter(closes_at__lt=now - days("consent_unused", 90))
    over.filter(answers=None).delete()
