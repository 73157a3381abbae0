"""Who may change what is true of a place at once: hours of a date, status, address."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from wijken.areas.rules import edits_wijk

from .models import Place


def may_change(user: User | AnonymousUser, place: Place) -> bool:
    """The editors of the wijk of a place, and those who work citywide."""
    return edits_wijk(user, place.home_wijk)
