"""What every step in a case is made of: who decides on what, the lock, the entry, the state.

Transitions of an inbox are built of these; none of them logs or mails.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied

from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User
from wijken.areas.rules import edits_wijk

from . import rules
from .cases import CaseEntry
from .enums import EntryKind
from .models import InboxRecord

Record = TypeVar("Record", bound=InboxRecord)

MAX_DETAIL = 140
#: In the data of a line of the log: the entry of the case that says why.
WHY = "case_entry"


class NotPossible(Exception):
    """The record is in another state than the user saw, or cannot go there from here."""


@dataclass(frozen=True)
class Step:
    """Who decides, when, on what that person saw (`stamp` of the record), and with which form:
    the same `key` again is a second tap and changes nothing."""

    user: User
    now: datetime
    seen_as: str
    key: uuid.UUID


def lock(record: Record, user: User) -> Record:
    """The record as it is now, for who may handle it, until the end of the transaction."""
    locked: Record | None = (
        type(record)._default_manager.select_for_update().filter(pk=record.pk).first()
    )
    if locked is None:
        raise NotPossible
    if not edits_wijk(user, locked.wijk):
        raise PermissionDenied
    return locked


def check_seen(locked: InboxRecord, step: Step) -> None:
    """Refuse a decision on what is no longer so."""
    if step.seen_as != locked.stamp:
        raise NotPossible


def is_repeated(locked: InboxRecord, step: Step) -> bool:
    """Whether this form was carried out before."""
    return locked.entries.filter(key=step.key).exists()


def begin(record: Record, step: Step, may: Callable[[Record], bool]) -> tuple[Record, bool]:
    """The locked record, and whether this form was carried out before. Raises NotPossible when
    the user saw something else, or when it may not be."""
    locked = lock(record, step.user)
    if is_repeated(locked, step):
        return locked, True
    check_seen(locked, step)
    if not may(locked):
        raise NotPossible
    return locked, False


def write(
    locked: InboxRecord, kind: EntryKind, text: str, step: Step, detail: str = ""
) -> CaseEntry:
    """Put down what was said or done."""
    if rules.is_forgotten(locked):
        raise NotPossible
    found: CaseEntry = locked.entries.create(
        kind=kind,
        text=text,
        detail=detail[:MAX_DETAIL],
        user=step.user,
        at=step.now,
        key=step.key,
    )
    return found


def why(entry: CaseEntry | None) -> dict[str, int]:
    """The log keeps no word of a case, only where its reason is, for as long as that is kept."""
    return {WHY: entry.pk} if entry else {}


def answered(locked: InboxRecord, step: Step) -> None:
    """The sender heard from us."""
    locked.owner = locked.owner or step.user
    save(locked, step.now, locked.told_state)


def save(locked: InboxRecord, now: datetime, to: InboxState | None = None) -> None:
    """Store a decision. In a handled state the time to keep personal data runs."""
    if to is not None:
        locked.state = to
        is_handled = to in locked.HANDLED_STATES
        locked.handled_at = (locked.handled_at or now) if is_handled else None
    locked.turn += 1
    locked.save(update_fields=["state", "handled_at", "wijk", "owner", "turn"])
