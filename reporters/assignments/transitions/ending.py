"""A job that is over without a story, and one of which the people are forgotten."""

from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.intake.retention import forget_people
from reporters.assignments import notifications, steps
from reporters.assignments.enums import AssignmentState as State
from reporters.assignments.models import Assignment
from reporters.assignments.steps import NotPossible, Step

#: In the log of an ending, for the reason that stays with the job.
WHY = "assignment"
FREE_TEXTS = ("what", "when_text", "where", "ended_because")
NO_WAY_BACK = (*Assignment.ENDED, State.DELIVERED)


@transaction.atomic
def cancel(assignment: Assignment, reason: str, step: Step) -> Assignment:
    """It does not happen. Everyone who counts on it, or was asked, hears why."""
    locked = steps.lock_for(assignment, step)
    if locked.state in NO_WAY_BACK:
        raise NotPossible
    for half in (locked, *steps.other_halves(locked)):
        if half.state not in NO_WAY_BACK:
            _cancel_one(half, reason, step)
    steps.tell_asker(locked)
    return locked


def _cancel_one(locked: Assignment, reason: str, step: Step) -> None:
    was = locked.state
    _end(locked, State.CANCELLED, reason, step)
    notifications.tell_cancelled(locked, was_asked=was in Assignment.SEEKING)


@transaction.atomic
def close_without_story(assignment: Assignment, reason: str, step: Step) -> Assignment:
    """The reporter had it and no story comes. That reporter and who asked for it hear why."""
    locked = steps.lock_for(assignment, step)
    if locked.state != State.CLAIMED:
        raise NotPossible
    _end(locked, State.DONE, reason, step)
    notifications.tell_done(locked)
    steps.tell_asker(locked)
    return locked


def _end(locked: Assignment, state: State, reason: str, step: Step) -> None:
    locked.ended_because, locked.handled_at = reason, step.now
    locked.call_about = ""
    steps.save(locked, state)
    log(locked, f"assignment.{state}", user=step.user, data={WHY: locked.pk})


@transaction.atomic
def forget(assignment: Assignment) -> None:
    """Empty what could say who asked; state, kind, wijk and dates stay for the counts."""
    locked = steps.lock(assignment)
    locked.call_about = ""
    steps.save(locked)
    forget_people(locked, also=FREE_TEXTS)
