"""The only place where a story changes: check, lock, save, log, notify.

Functions raise NotPossible with a sentence for whoever is at the phone, and PermissionDenied for
who is not one of its makers.
"""

from .moderation import send, take_over, withdraw
from .photos import add_photo, check_room, remove_photo
from .steps import NotPossible, Typed
from .writing import PEOPLE, PHOTO_WORDS, begin, save

__all__ = [
    "PEOPLE",
    "PHOTO_WORDS",
    "NotPossible",
    "Typed",
    "add_photo",
    "begin",
    "check_room",
    "remove_photo",
    "save",
    "send",
    "take_over",
    "withdraw",
]
