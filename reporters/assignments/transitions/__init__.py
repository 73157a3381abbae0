"""The only place where an assignment changes: check, lock, save, log, notify.

Functions raise PermissionDenied, or NotPossible for what does not fit how the job is now. A log
line never holds a word of who asked.
"""

from reporters.assignments.steps import AlreadyTaken, NotPossible, Step

from .answering import claim, decline, give_back
from .dispatching import assign, change, note_called, note_down, offer
from .ending import WHY, cancel, close_without_story, forget
from .following import ask_about, deliver, expire, note_published, note_withdrawn

__all__ = [
    "WHY",
    "AlreadyTaken",
    "NotPossible",
    "Step",
    "ask_about",
    "assign",
    "cancel",
    "change",
    "claim",
    "close_without_story",
    "decline",
    "deliver",
    "expire",
    "forget",
    "give_back",
    "note_called",
    "note_down",
    "note_published",
    "note_withdrawn",
    "offer",
]
