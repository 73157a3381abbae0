"""What the nightly clock removes about photos."""

from datetime import datetime

from mijnbuurt.intake.retention import days, remove_handled

from .models import Takedown


def remove_old(now: datetime) -> None:
    """Remove requests some time after the decision."""
    remove_handled(Takedown, days("takedown", 180), now)
