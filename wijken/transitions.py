"""The only place where a draft that waits goes online, back to its author, or not at all.

Every function locks the page, checks who asks and whether the draft is still the version that was
seen, logs, and queues the mail: all of it or nothing. They raise PermissionDenied, ValidationError
for a reason that lacks, PublicationRefused for what the gate holds back, and `NotPossible`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState

from mijnbuurt.core.versions import newer_version, version_of
from mijnbuurt.users.models import User
from wijken.areas.rules import edits_wijk

from .forms import MAX_REASON
from .notifications import tell_declined
from .rules import is_declined, last_decision, made_it, may_decide
from .signals import draft_declined

DECLINED = "wijken.decline"


class NotPossible(Exception):
    """A colleague came first, or the draft changed. The text is a sentence for the editor."""


def approve(page: Page, *, seen: str, user: User, now: datetime, note: str = "") -> None:
    """Put the version that was seen online, or on its day when it has one. `seen`: what
    `version_of` gave when the page was shown."""
    with _deciding(page, seen, user) as (locked, state):
        if settings.FOUR_EYES and made_it(user, locked, state):
            raise NotPossible(_("U maakte dit zelf. Een collega moet het goedkeuren."))
        state.approve(user=user, comment=_checked_length(note))
        _set_time(state, now)


def ask_for_changes(page: Page, *, seen: str, user: User, now: datetime, note: str) -> None:
    """Give a draft back to its author, who changes it and sends it in again."""
    note = _checked_reason(note, _("Schrijf wat er anders moet."))
    with _deciding(page, seen, user) as (_locked, state):
        state.reject(user=user, comment=note)
        _set_time(state, now)


def decline(page: Page, *, seen: str, user: User, now: datetime, note: str) -> None:
    """Not online. The draft stays, marked as declined, and its author hears why."""
    note = _checked_reason(note, _("Schrijf waarom dit niet op de site komt."))
    with _deciding(page, seen, user) as (locked, state):
        state.status = TaskState.STATUS_REJECTED
        state.finished_at, state.finished_by, state.comment = now, user, note
        state.save()
        workflow_state = state.workflow_state
        workflow_state.status = WorkflowState.STATUS_CANCELLED
        workflow_state.save()
        log(
            instance=locked,
            action=DECLINED,
            user=user,
            data={"comment": note},
            revision=state.revision,
        )
        tell_declined(workflow_state, locked, user, note)
        draft_declined.send(sender=type(locked), instance=locked, now=now)


def already_decided(page: Page, user: User) -> str:
    """Who was first, and what was decided: a sentence for who comes second."""
    state = last_decision(page)
    if state is None or state.finished_by is None:
        return _("Dit wacht niet meer op een besluit.")
    if state.status == TaskState.STATUS_CANCELLED:
        return _("Dit is ingetrokken en wacht niet meer op een besluit.")
    if state.finished_by == user:
        return _("U hebt hierover al besloten.")
    name = {"name": str(state.finished_by)}
    if state.status == TaskState.STATUS_APPROVED:
        return _("Een collega was u voor: %(name)s heeft dit goedgekeurd.") % name
    if is_declined(state):
        return _("Een collega was u voor: %(name)s heeft dit afgewezen.") % name
    return _("Een collega was u voor: %(name)s heeft om een wijziging gevraagd.") % name


@contextmanager
def _deciding(page: Page, seen: str, user: User) -> Iterator[tuple[Page, TaskState]]:
    """The page, locked until the end of the transaction, and the step that waits."""
    with transaction.atomic():
        locked = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
        state = locked.current_workflow_task_state
        if state is None:
            if not edits_wijk(user, locked.wijk):
                raise PermissionDenied
            raise NotPossible(already_decided(locked, user))
        if not may_decide(user, locked):
            raise PermissionDenied
        if version_of(locked) != seen:
            raise NotPossible(newer_version(locked, user))
        yield locked, state
    _forget_workflow(page)


def _set_time(state: TaskState, now: datetime) -> None:
    TaskState.objects.filter(pk=state.pk).update(finished_at=now)


def _forget_workflow(page: Page) -> None:
    """Have a page at hand read its workflow again."""
    page.__dict__.pop("_current_workflow_states", None)


def _checked_reason(note: str, sentence: str) -> str:
    if not note.strip():
        raise ValidationError({"comment": sentence})
    return _checked_length(note)


def _checked_length(note: str) -> str:
    note = note.replace("\x00", "").strip()
    if len(note) > MAX_REASON:
        raise ValidationError({"comment": _("Maak het korter: hooguit 2.000 tekens.")})
    return note
