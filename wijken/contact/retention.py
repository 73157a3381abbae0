from datetime import datetime

from mijnbuurt.intake.retention import days, forget_intake, remove_handled

from .models import ContactMessage


def remove_old(now: datetime) -> None:
    """Remove messages some time after they were answered, and what the intake left behind."""
    remove_handled(ContactMessage, days("contact", 180), now)
    forget_intake(now)
