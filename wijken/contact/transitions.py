"""The only place where something in an inbox changes its state."""

from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User
from wijken.areas.rules import edits_wijk

from .models import InboxRecord

Record = TypeVar("Record", bound=InboxRecord)

NEXT_STATES: dict[str, tuple[InboxState, ...]] = {
    InboxState.NEW: (InboxState.SEEN, InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.SEEN: (InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.ANSWERED: (InboxState.SEEN, InboxState.CLOSED),
    InboxState.CLOSED: (InboxState.SEEN,),
}


class NotPossible(Exception):
    """The record is in another state than the user saw, or cannot go there from here."""


def move(
    record: Record, to: InboxState, *, seen_as: str, user: User, now: datetime, note: str = ""
) -> Record:
    """Bring a record into another state. `seen_as`: the state it had when the user decided.

    Raises PermissionDenied and NotPossible.
    """
    with transaction.atomic():
        locked: Record = type(record)._default_manager.select_for_update().get(pk=record.pk)
        if not edits_wijk(user, locked.wijk):
            raise PermissionDenied
        if locked.state != seen_as or to not in NEXT_STATES[locked.state]:
            raise NotPossible
        locked.state = to
        is_handled = to in locked.HANDLED_STATES
        locked.handled_at = (locked.handled_at or now) if is_handled else None
        locked.save(update_fields=["state", "handled_at"])
        log(locked, f"inbox.{to.value}", user=user, data={"note": note} if note else {})
    return locked
