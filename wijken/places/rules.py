"""Who may change what is true of a place at once: hours of a date, status, address."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.rules import edits_wijk

from .models import Place, Slot


def may_change(user: User | AnonymousUser, place: Place) -> bool:
    """The editors of the wijk of a place, and those who work citywide."""
    return edits_wijk(user, place.home_wijk)


def may_change_hours(user: User | AnonymousUser, place: Place, day: date, today: date) -> bool:
    """The desk says what is different today, at any place; other days are for the editors."""
    at_desk = user.is_authenticated and has_role(user, Role.DESK)
    return (at_desk and day == today) or may_change(user, place)


def holds_slots(user: User | AnonymousUser) -> bool:
    """Whether a user is a partner, with a page for what stands on the own name."""
    return user.is_authenticated and has_role(user, Role.PARTNER)


def may_change_slot(user: User | AnonymousUser, slot: Slot) -> bool:
    """The partner on whose name it stands, and the editors of the place."""
    if holds_slots(user) and slot.holder_id == user.pk:
        return True
    return may_change(user, slot.place)
