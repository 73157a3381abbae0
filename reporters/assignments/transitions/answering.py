"""What reporters do with a job they were asked for."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from reporters.assignments import notifications, rules, steps
from reporters.assignments.enums import Answer
from reporters.assignments.enums import AssignmentState as State
from reporters.assignments.models import Assignment
from reporters.assignments.steps import AlreadyTaken, NotPossible
from reporters.models import Reporter


@transaction.atomic
def claim(assignment: Assignment, reporter: Reporter, now: datetime) -> Assignment:
    """A yes. The first one has the job; saying it again changes nothing."""
    locked = steps.lock(assignment)
    offer = steps.offer_to(locked, reporter)
    if rules.does(reporter, locked):
        return locked
    if locked.state not in Assignment.SEEKING:
        raise AlreadyTaken if locked.state in Assignment.AT_WORK else NotPossible
    steps.answer(offer, Answer.YES, now)
    rest = steps.take_share(locked, reporter)
    steps.give(locked, reporter, now)
    log(locked, "assignment.claimed", user=reporter.user)
    steps.ask_for_rest(locked, rest, now)
    return locked


@transaction.atomic
def decline(assignment: Assignment, reporter: Reporter, now: datetime) -> Assignment:
    """A no. When all said no, whoever sends out hears at once."""
    locked = steps.lock(assignment)
    offer = steps.offer_to(locked, reporter)
    if locked.state not in Assignment.SEEKING:
        raise AlreadyTaken if locked.state in Assignment.AT_WORK else NotPossible
    if offer.answer == Answer.NO:
        return locked
    steps.answer(offer, Answer.NO, now)
    log(locked, "assignment.declined", user=reporter.user)
    waiting = locked.offers.filter(answer=Answer.NONE)
    if locked.state == State.OFFERED and not waiting.exists():
        steps.nobody(locked)
    return locked


@transaction.atomic
def give_back(assignment: Assignment, reporter: Reporter, now: datetime) -> Assignment:
    """Who said yes can't after all: the others are asked again, and who sends out hears it."""
    locked = steps.lock(assignment)
    if not rules.does(reporter, locked) or locked.state != State.CLAIMED:
        raise NotPossible
    steps.answer(steps.offer_to(locked, reporter), Answer.NO, now)
    log(locked, "assignment.given_back", user=reporter.user)
    notifications.tell_given_back(locked, reporter)
    steps.release(locked)
    said_no = locked.offers.filter(answer=Answer.NO).values("reporter")
    steps.ask(locked, rules.who_can(locked, now).exclude(pk__in=said_no), now)
    return locked
