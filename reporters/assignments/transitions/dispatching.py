"""What who sends out does with a job, but for ending it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.intake.saving import save_once
from mijnbuurt.users.models import User
from reporters.assignments import notifications, rules, steps
from reporters.assignments.enums import Answer
from reporters.assignments.enums import AssignmentState as State
from reporters.assignments.models import Assignment
from reporters.assignments.steps import NotPossible, Step
from reporters.models import Reporter
from reporters.rules import dispatches

#: What the coordinator may change while it is not over.
EDITABLE = (
    "what",
    "when_text",
    "starts_at",
    "has_time",
    "place",
    "where",
    "wijk",
    "wants_photo",
    "wants_text",
    "kind",
    "name",
    "answer_way",
    "phone",
    "email",
    "contact_on_spot",
)
#: Photos and a story are each a job of their own.
OF_ONE_HALF = frozenset({"wants_photo", "wants_text"})
#: A reporter who said yes hears when one of these changes.
MATTERS = frozenset({"what", "when_text", "starts_at", "has_time", "place", "where"})


@transaction.atomic
def note_down(values: dict[str, Any], key: str, user: User) -> Assignment:
    """A request that someone told who sends out. The key of the form makes it one record."""
    if not dispatches(user):
        raise PermissionDenied
    made, is_new = save_once(
        Assignment(key=steps.as_key(key), via="telephone", noted_by=user, **values)
    )
    if is_new:
        log(made, "assignment.noted_down", user=user)
    return made


@transaction.atomic
def offer(assignment: Assignment, step: Step) -> Assignment:
    """Ask all who could do it and are not away; who was asked before is asked again."""
    locked = steps.lock_for(assignment, step)
    if locked.state not in (State.DRAFT, *Assignment.SEEKING):
        raise NotPossible
    log(locked, "assignment.offered", user=step.user)
    steps.ask(locked, rules.who_can(locked, step.now), step.now)
    return locked


@transaction.atomic
def assign(assignment: Assignment, reporter: Reporter, step: Step) -> Assignment:
    """Give the job to one reporter, agreed by telephone. Who had it before hears that too."""
    locked = steps.lock_for(assignment, step)
    if locked.state not in (State.DRAFT, *Assignment.SEEKING, State.CLAIMED):
        raise NotPossible
    if locked.claimed_by_id == reporter.pk or not rules.working().filter(pk=reporter.pk).exists():
        raise NotPossible
    before = locked.claimed_by
    if before:
        notifications.tell_released(locked, before, to=reporter)
        locked.offers.filter(reporter=before).update(answer=Answer.NO, answered_at=step.now)
    asked, _made = locked.offers.get_or_create(reporter=reporter, defaults={"offered_at": step.now})
    steps.answer(asked, Answer.YES, step.now)
    rest = steps.take_share(locked, reporter)
    steps.give(locked, reporter, step.now)
    log(locked, "assignment.assigned", user=step.user, data={"reporter": str(reporter)})
    steps.ask_for_rest(locked, rest, step.now)
    return locked


@transaction.atomic
def change(assignment: Assignment, values: dict[str, Any], step: Step) -> Assignment:
    """Put right what was asked, for both halves of a request. A reporter who said yes hears what
    matters."""
    locked = steps.lock_for(assignment, step)
    if locked.state in Assignment.ENDED:
        raise NotPossible
    _change_one(locked, values, step)
    shared = {name: value for name, value in values.items() if name not in OF_ONE_HALF}
    for other in steps.other_halves(locked):
        _change_one(other, shared, step)
    return locked


def _change_one(locked: Assignment, values: dict[str, Any], step: Step) -> None:
    changed = {
        name for name in EDITABLE if name in values and getattr(locked, name) != values[name]
    }
    if not changed:
        return
    for name in changed:
        setattr(locked, name, values[name])
    if locked.state == State.OFFERED and "starts_at" in changed:
        locked.answer_by = rules.answer_by(locked.starts_at, step.now)
    steps.save(locked)
    log(locked, "assignment.changed", user=step.user, data={"fields": sorted(changed)})
    if locked.state == State.CLAIMED and changed & MATTERS:
        notifications.tell_changed(locked)


@transaction.atomic
def note_called(assignment: Assignment, step: Step) -> Assignment:
    """Whoever asked by telephone was told."""
    locked = steps.lock_for(assignment, step)
    if locked.call_about:
        locked.call_about = ""
        steps.save(locked)
        log(locked, "assignment.called", user=step.user)
    return locked
