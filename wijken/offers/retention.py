from datetime import datetime

from mijnbuurt.intake.retention import days, remove_handled

from .models import Offer


def remove_old(now: datetime) -> None:
    """Remove offers some time after they were dealt with; their pages stay, and name nobody."""
    remove_handled(Offer, days("offer", 180), now)
