"""Who may change what is true of a place at once: hours of a date, status, address."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.rules import edits_wijk

from .models import Place


def may_change(user: User | AnonymousUser, place: Place) -> bool:
    """The editors of the wijk of a place, and those who work citywide."""
    return edits_wijk(user, place.home_wijk)


def may_change_hours(user: User | AnonymousUser, place: Place, day: date, today: date) -> bool:
    """The desk says what is different today, at any place; other days are for the editors."""
    at_desk = user.is_authenticated and has_role(user, Role.DESK)
    return (at_desk and day == today) or may_change(user, place)
