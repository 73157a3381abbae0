"""The only place where an assignment changes: check, lock, save, log, notify.

Functions raise PermissionDenied, or NotPossible for what does not fit how the job is now. A log
line never holds a word of who asked.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from mijnbuurt.intake.retention import forget_people
from mijnbuurt.intake.saving import save_once
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.rules import dispatches, reporter_of

from . import notifications, rules, steps
from .enums import Answer, AssignmentState
from .models import Assignment
from .steps import AlreadyTaken, NotPossible, Step

__all__ = ["AlreadyTaken", "NotPossible", "Step"]

State = AssignmentState
#: In the log of a cancellation, for the reason that stays with the job.
WHY = "assignment"
FREE_TEXTS = ("what", "when_text", "where", "cancelled_because")
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
NO_WAY_BACK = (*Assignment.ENDED, State.DELIVERED)
#: A reporter who said yes hears when one of these changes.
MATTERS = frozenset({"what", "when_text", "starts_at", "has_time", "place", "where"})


# What reporters do


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


# What who sends out does


@transaction.atomic
def note_down(values: dict[str, Any], key: str, user: User) -> Assignment:
    """A request that someone told who sends out. The key of the form makes it one record."""
    if not dispatches(user):
        raise PermissionDenied
    made, is_new = save_once(Assignment(key=_as_key(key), via="telephone", asked_by=user, **values))
    if is_new:
        log(made, "assignment.noted_down", user=user)
    return made


@transaction.atomic
def ask_about(page: Page, values: dict[str, Any], key: str, user: User) -> Assignment:
    """A colleague asks for a reporter at a page. Kind and wijk are those of the page."""
    if not rules.may_ask_about(user, page):
        raise PermissionDenied
    own = {"kind": page.reported_as, "wijk": page.wijk, "about": page, "asked_by": user}
    made, is_new = save_once(Assignment(key=_as_key(key), via="beheer", **(values | own)))
    if is_new:
        log(made, "assignment.asked", user=user)
        notifications.tell_new(made)
    return made


def _as_key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


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
    was, locked.cancelled_because, locked.handled_at = locked.state, reason, step.now
    locked.call_about = ""
    steps.save(locked, State.CANCELLED)
    log(locked, "assignment.cancelled", user=step.user, data={WHY: locked.pk})
    notifications.tell_cancelled(locked, was_asked=was in Assignment.SEEKING)


@transaction.atomic
def note_called(assignment: Assignment, step: Step) -> Assignment:
    """Whoever asked by telephone was told."""
    locked = steps.lock_for(assignment, step)
    if locked.call_about:
        locked.call_about = ""
        steps.save(locked)
        log(locked, "assignment.called", user=step.user)
    return locked


# What happens by itself, or with a story


def expire(now: datetime) -> int:
    """Nobody said yes in time: whoever sends out is alerted, once."""
    late = Assignment.objects.filter(state=State.OFFERED, answer_by__lte=now)
    return sum(_expire_one(key, now) for key in late.values_list("pk", flat=True))


@transaction.atomic
def _expire_one(key: int, now: datetime) -> bool:
    found = Assignment.objects.select_for_update().filter(pk=key, state=State.OFFERED)
    locked = found.filter(answer_by__lte=now).first()
    if locked is not None:
        steps.nobody(locked)
    return locked is not None


@transaction.atomic
def deliver(assignment: Assignment, story: Page, user: User, now: datetime) -> Assignment:
    """The reporter of a job sent in its story. Sending it again changes nothing."""
    locked = steps.lock(assignment)
    reporter = reporter_of(user)
    if reporter is None or locked.claimed_by_id != reporter.pk:
        raise PermissionDenied
    if locked.state not in Assignment.AT_WORK:
        raise NotPossible
    if locked.state == State.DELIVERED and locked.story_id == story.pk:
        return locked
    locked.story = story
    steps.save(locked, State.DELIVERED)
    log(locked, "assignment.delivered", user=user, data={"story": story.pk})
    return locked


@transaction.atomic
def note_published(story: Page, now: datetime) -> None:
    """The story of a job is online: the job is done, and whoever asked for it hears that."""
    found = Assignment.objects.select_for_update().filter(story=story, state=State.DELIVERED)
    for locked in found:
        locked.published_at = locked.handled_at = now
        steps.save(locked, State.PUBLISHED)
        log(locked, "assignment.published", data={"story": story.pk})
        steps.tell_asker(locked)


@transaction.atomic
def note_withdrawn(story: Page, now: datetime) -> None:
    """The story of a job was taken back before it was online: its reporter is at work again."""
    found = Assignment.objects.select_for_update().filter(story=story, state=State.DELIVERED)
    for locked in found:
        locked.story = None
        steps.save(locked, State.CLAIMED)
        log(locked, "assignment.withdrawn", data={"story": story.pk})


@transaction.atomic
def forget(assignment: Assignment) -> None:
    """Empty what could say who asked; state, kind, wijk and dates stay for the counts."""
    locked = steps.lock(assignment)
    locked.call_about = ""
    steps.save(locked)
    forget_people(locked, also=FREE_TEXTS)
