"""What happens with a job from a page, by the clock, or with its story."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from mijnbuurt.intake.saving import save_once
from mijnbuurt.users.models import User
from reporters.assignments import notifications, rules, steps
from reporters.assignments.enums import AssignmentState as State
from reporters.assignments.models import Assignment
from reporters.assignments.steps import NotPossible
from reporters.rules import reporter_of


@transaction.atomic
def ask_about(page: Page, values: dict[str, Any], key: str, user: User) -> Assignment:
    """A colleague asks for a reporter at a page. Kind and wijk are those of the page."""
    if not rules.may_ask_about(user, page):
        raise PermissionDenied
    own = {"kind": page.reported_as, "wijk": page.wijk, "about": page, "noted_by": user}
    made, is_new = save_once(Assignment(key=steps.as_key(key), via="beheer", **(values | own)))
    if is_new:
        log(made, "assignment.asked", user=user)
        notifications.tell_new(made)
    return made


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
