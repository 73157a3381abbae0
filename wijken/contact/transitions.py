"""The only place where something in an inbox changes.

Every function locks the record, checks who asks and what that person saw, saves, logs (without a
word of anyone) and mails. They raise PermissionDenied, NotPossible, or ValidationError with a
sentence to show.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.intake.enums import AnswerWay, InboxState
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import editors_of, edits_wijk

from . import notifications, rules
from .cases import CaseEntry, Partner
from .enums import TOLD, EntryKind
from .models import InboxRecord, name_of

Record = TypeVar("Record", bound=InboxRecord)

NEXT_STATES: dict[str, tuple[InboxState, ...]] = {
    InboxState.NEW: (InboxState.SEEN, InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.SEEN: (InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.ANSWERED: (InboxState.SEEN, InboxState.CLOSED),
    InboxState.CLOSED: (InboxState.SEEN,),
}
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


def move(
    record: Record, to: InboxState, *, seen_as: str, user: User, now: datetime, note: str = ""
) -> Record:
    """Bring a record into another state. `seen_as`: its stamp or state when the user decided."""
    step = Step(user, now, seen_as, uuid.uuid4())
    with transaction.atomic():
        locked = _lock(record, user)
        if seen_as not in (locked.state, locked.stamp) or to not in NEXT_STATES[locked.state]:
            raise NotPossible
        entry = _write(locked, EntryKind.NOTE, note, step) if note else None
        _save(locked, now, to)
        log(locked, f"inbox.{to.value}", user=user, data=_why(entry))
    return locked


def give(record: Record, to: User | None, step: Step) -> Record:
    """Have someone who edits the wijk pick a record up, or (without one) put it back."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if locked.owner_id == (to.pk if to else None):
            return locked
        _check_seen(locked, step)
        if to and not editors_of(locked.wijk).filter(pk=to.pk).exists():
            raise ValidationError({"owner": _("Deze collega werkt niet in deze wijk.")})
        locked.owner = to
        is_new = to is not None and locked.state == InboxState.NEW
        _save(locked, step.now, InboxState.SEEN if is_new else None)
        log(locked, "inbox.given" if to else "inbox.put_back", user=step.user)
        if to and to != step.user:
            notifications.tell_owner(locked, to)
    return locked


def add_note(record: Record, text: str, step: Step) -> Record:
    """A note for colleagues. Decides nothing, so it is never too late."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if not _is_repeated(locked, step):
            _write(locked, EntryKind.NOTE, text, step)
            log(locked, "inbox.noted", user=step.user)
    return locked


def answer(record: Record, text: str, step: Step) -> Record:
    """Mail an answer to who asked for one by mail."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if _is_repeated(locked, step):
            return locked
        _check_seen(locked, step)
        if not rules.can_mail(locked):
            raise NotPossible
        _write(locked, EntryKind.MAIL, text, step)
        _answered(locked, step)
        if not notifications.send_answer(locked, text, name_of(step.user)):
            raise ValidationError(
                _("Dit mailadres klopt niet. De mail is niet verstuurd. Schrijf een notitie.")
            )
        log(locked, "inbox.answered", user=step.user, data={"way": EntryKind.MAIL.value})
    return locked


def tick_off(record: Record, text: str, step: Step, *, reached: bool = True) -> Record:
    """Someone was called, written to or came by; or did not pick up the telephone."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if _is_repeated(locked, step):
            return locked
        _check_seen(locked, step)
        if not rules.can_tick_off(locked):
            raise NotPossible
        if reached:
            kind = TOLD[AnswerWay(locked.answer_way)]
            _answered(locked, step)
        elif locked.answer_way == AnswerWay.PHONE:
            kind = EntryKind.TRIED
            locked.owner = locked.owner or step.user
            _save(locked, step.now, InboxState.SEEN)
        else:
            raise NotPossible
        _write(locked, kind, text, step)
        action = "inbox.answered" if reached else "inbox.tried"
        log(locked, action, user=step.user, data={"way": kind.value})
    return locked


def hand_over(record: Record, wijk: Wijk | None, reason: str, step: Step) -> Record:
    """Give a record to another wijk, or (without one) to who works for the whole city. From then
    on the editors of the old wijk do not see it any more, and those of the new one have it new."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if _is_repeated(locked, step):
            return locked
        _check_seen(locked, step)
        if not locked.is_open:
            raise NotPossible
        if locked.wijk == wijk:
            raise ValidationError({"wijk": _("Het hoort al bij deze wijk. Kies een andere.")})
        old = locked.wijk_name
        locked.wijk, locked.owner = wijk, None
        wijken = {"from": old, "to": locked.wijk_name}
        detail = _("van %(from)s naar %(to)s") % wijken
        entry = _write(locked, EntryKind.HAND_OVER, reason, step, detail)
        _save(locked, step.now, InboxState.NEW)
        locked.follow_wijk()
        log(locked, "inbox.handed_over", user=step.user, data={**wijken, **_why(entry)})
        notifications.tell_new_editors(locked, old)
    return locked


def copy_to(record: Record, partner: Partner, text: str, step: Step) -> Record:
    """Mail the words of a record to a partner. Who sent it never goes along: nobody asked the
    sender for that."""
    with transaction.atomic():
        locked = _lock(record, step.user)
        if _is_repeated(locked, step):
            return locked
        if not rules.may_get_copy(partner, locked):
            raise ValidationError({"partner": _("Kies een partner uit de lijst.")})
        if rules.says_who(text, locked):
            raise ValidationError(
                {"text": _("Hier staat nog in wie dit stuurde. Haal de naam of het nummer weg.")}
            )
        _write(locked, EntryKind.COPY, text, step, partner.name)
        if not notifications.send_copy(locked, partner.email, text):
            raise ValidationError({"partner": _("Het mailadres van deze partner klopt niet.")})
        log(locked, "inbox.copied", user=step.user, data={"partner": partner.name})
    return locked


def _lock(record: Record, user: User) -> Record:
    """The record as it is now, for who may handle it, until the end of the transaction."""
    locked: Record | None = (
        type(record)._default_manager.select_for_update().filter(pk=record.pk).first()
    )
    if locked is None:
        raise NotPossible
    if not edits_wijk(user, locked.wijk):
        raise PermissionDenied
    return locked


def _check_seen(locked: InboxRecord, step: Step) -> None:
    if step.seen_as != locked.stamp:
        raise NotPossible


def _is_repeated(locked: InboxRecord, step: Step) -> bool:
    return locked.entries.filter(key=step.key).exists()


def _write(
    locked: InboxRecord, kind: EntryKind, text: str, step: Step, detail: str = ""
) -> CaseEntry:
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


def _why(entry: CaseEntry | None) -> dict[str, int]:
    """The log keeps no word of a case, only where its reason is, for as long as that is kept."""
    return {WHY: entry.pk} if entry else {}


def _answered(locked: InboxRecord, step: Step) -> None:
    locked.owner = locked.owner or step.user
    _save(locked, step.now, InboxState.ANSWERED)


def _save(locked: InboxRecord, now: datetime, to: InboxState | None = None) -> None:
    """Store a decision. In a handled state the time to keep personal data runs."""
    if to is not None:
        locked.state = to
        is_handled = to in locked.HANDLED_STATES
        locked.handled_at = (locked.handled_at or now) if is_handled else None
    locked.turn += 1
    locked.save(update_fields=["state", "handled_at", "wijk", "owner", "turn"])


def at_desk(record: InboxRecord, user: User) -> None:
    """Log who took down what someone told at the desk."""
    log(record, "inbox.at_desk", user=user)
