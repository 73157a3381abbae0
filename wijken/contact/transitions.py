"""The only place where something in an inbox changes.

Every function locks the record, checks who asks and what that person saw, saves, logs (without a
word of anyone) and mails. They raise PermissionDenied, NotPossible, or ValidationError with a
sentence to show.
"""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.intake.enums import AnswerWay, InboxState
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import editors_of

from . import notifications, rules
from .cases import Partner
from .enums import TOLD, EntryKind
from .models import InboxRecord, name_of
from .steps import (
    WHY,
    NotPossible,
    Record,
    Step,
    answered,
    begin,
    check_seen,
    is_repeated,
    lock,
    save,
    why,
    write,
)

__all__ = ["WHY", "NotPossible", "Step"]

NEXT_STATES: dict[str, tuple[InboxState, ...]] = {
    InboxState.NEW: (InboxState.SEEN, InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.SEEN: (InboxState.ANSWERED, InboxState.CLOSED),
    InboxState.ANSWERED: (InboxState.SEEN, InboxState.CLOSED),
    InboxState.CLOSED: (InboxState.SEEN,),
}


def move(
    record: Record, to: InboxState, *, seen_as: str, user: User, now: datetime, note: str = ""
) -> Record:
    """Bring a record into another state. `seen_as`: its stamp or state when the user decided."""
    step = Step(user, now, seen_as, uuid.uuid4())
    with transaction.atomic():
        locked = lock(record, user)
        if seen_as not in (locked.state, locked.stamp) or to not in NEXT_STATES[locked.state]:
            raise NotPossible
        entry = write(locked, EntryKind.NOTE, note, step) if note else None
        save(locked, now, to)
        log(locked, f"inbox.{to.value}", user=user, data=why(entry))
    return locked


def give(record: Record, to: User | None, step: Step) -> Record:
    """Have someone who edits the wijk pick a record up, or (without one) put it back."""
    with transaction.atomic():
        locked = lock(record, step.user)
        if locked.owner_id == (to.pk if to else None):
            return locked
        check_seen(locked, step)
        if to and not editors_of(locked.wijk).filter(pk=to.pk).exists():
            raise ValidationError({"owner": _("Deze collega werkt niet in deze wijk.")})
        locked.owner = to
        is_new = to is not None and locked.state == InboxState.NEW
        save(locked, step.now, InboxState.SEEN if is_new else None)
        log(locked, "inbox.given" if to else "inbox.put_back", user=step.user)
        if to and to != step.user:
            notifications.tell_owner(locked, to)
    return locked


def add_note(record: Record, text: str, step: Step) -> Record:
    """A note for colleagues. Decides nothing, so it is never too late."""
    with transaction.atomic():
        locked = lock(record, step.user)
        if not is_repeated(locked, step):
            write(locked, EntryKind.NOTE, text, step)
            log(locked, "inbox.noted", user=step.user)
    return locked


def answer(record: Record, text: str, step: Step) -> Record:
    """Mail an answer to who asked for one by mail."""
    with transaction.atomic():
        locked, is_done = begin(record, step, rules.can_mail)
        if is_done:
            return locked
        write(locked, EntryKind.MAIL, text, step)
        answered(locked, step)
        if not notifications.send_answer(locked, text, name_of(step.user)):
            raise ValidationError(
                _("Dit mailadres klopt niet. De mail is niet verstuurd. Schrijf een notitie.")
            )
        log(locked, "inbox.answered", user=step.user, data={"way": EntryKind.MAIL.value})
    return locked


def tick_off(record: Record, text: str, step: Step, *, reached: bool = True) -> Record:
    """Someone was called, written to or came by; or did not pick up the telephone."""
    with transaction.atomic():
        locked, is_done = begin(record, step, rules.can_tick_off)
        if is_done:
            return locked
        if reached:
            kind = TOLD[AnswerWay(locked.answer_way)]
            answered(locked, step)
        elif locked.answer_way == AnswerWay.PHONE:
            kind = EntryKind.TRIED
            locked.owner = locked.owner or step.user
            save(locked, step.now, InboxState.SEEN)
        else:
            raise NotPossible
        write(locked, kind, text, step)
        action = "inbox.answered" if reached else "inbox.tried"
        log(locked, action, user=step.user, data={"way": kind.value})
    return locked


def hand_over(record: Record, wijk: Wijk | None, reason: str, step: Step) -> Record:
    """Give a record to another wijk, or (without one) to who works for the whole city. From then
    on the editors of the old wijk do not see it any more, and those of the new one have it new."""
    with transaction.atomic():
        locked, is_done = begin(record, step, rules.is_open)
        if is_done:
            return locked
        if locked.wijk == wijk:
            raise ValidationError({"wijk": _("Het hoort al bij deze wijk. Kies een andere.")})
        old = locked.wijk_name
        locked.wijk, locked.owner = wijk, None
        wijken = {"from": old, "to": locked.wijk_name}
        detail = _("van %(from)s naar %(to)s") % wijken
        entry = write(locked, EntryKind.HAND_OVER, reason, step, detail)
        save(locked, step.now, InboxState.NEW)
        locked.follow_wijk()
        log(locked, "inbox.handed_over", user=step.user, data={**wijken, **why(entry)})
        notifications.tell_new_editors(locked, old)
    return locked


def copy_to(record: Record, partner: Partner, text: str, step: Step) -> Record:
    """Mail the words of a record to a partner. Who sent it never goes along: nobody asked the
    sender for that."""
    with transaction.atomic():
        locked = lock(record, step.user)
        if is_repeated(locked, step):
            return locked
        if not rules.may_get_copy(partner, locked):
            raise ValidationError({"partner": _("Kies een partner uit de lijst.")})
        if rules.says_who(text, locked):
            raise ValidationError(
                {"text": _("Hier staat nog in wie dit stuurde. Haal de naam of het nummer weg.")}
            )
        write(locked, EntryKind.COPY, text, step, partner.name)
        if not notifications.send_copy(locked, partner.email, text):
            raise ValidationError({"partner": _("Het mailadres van deze partner klopt niet.")})
        log(locked, "inbox.copied", user=step.user, data={"partner": partner.name})
    return locked


def at_desk(record: InboxRecord, user: User) -> None:
    """Log who took down what someone told at the desk."""
    log(record, "inbox.at_desk", user=user)
