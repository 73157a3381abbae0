"""The only place where a story changes: check, lock, save, log, notify.

Functions raise NotPossible with a sentence for whoever is at the phone, and PermissionDenied for
who is not one of its makers.
"""

from .consent import drop_card, open_consent
from .ending import discard, forget
from .moderation import note_declined, note_published, send, take_over, withdraw
from .photos import add_photo, blur_photo, check_blur, check_room, remove_photo
from .steps import NotPossible, Typed
from .writing import PEOPLE, PHOTO_WORDS, WORDS, begin, begin_for_job, save

__all__ = [
    "PEOPLE",
    "PHOTO_WORDS",
    "WORDS",
    "NotPossible",
    "Typed",
    "add_photo",
    "begin",
    "begin_for_job",
    "blur_photo",
    "check_blur",
    "check_room",
    "discard",
    "drop_card",
    "forget",
    "note_declined",
    "note_published",
    "open_consent",
    "remove_photo",
    "save",
    "send",
    "take_over",
    "withdraw",
]
