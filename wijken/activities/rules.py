"""Who may change one date of an activity."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from wijken.areas.rules import edits_wijk

from .models import Activity


def may_change(user: User | AnonymousUser, activity: Activity) -> bool:
    """The editors of the wijk of an activity, and those who work citywide."""
    return edits_wijk(user, activity.home_wijk)
