"""The only place where an assignment changes: check, lock, save, log, notify."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from mijnbuurt.users.models import User
from reporters.rules import reporter_of

from .enums import AssignmentState
from .models import Assignment


class NotPossible(Exception):
    """The assignment is in another state than the user saw, or cannot go there from here."""


@transaction.atomic
def deliver(assignment: Assignment, story: Page, user: User, now: datetime) -> Assignment:
    """The reporter of a job sent in its story. Sending it again changes nothing."""
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    reporter = reporter_of(user)
    if reporter is None or locked.claimed_by_id != reporter.pk:
        raise PermissionDenied
    if locked.state not in Assignment.AT_WORK:
        raise NotPossible
    if locked.state == AssignmentState.DELIVERED and locked.story_id == story.pk:
        return locked
    locked.story = story
    _save(locked, AssignmentState.DELIVERED)
    log(locked, "assignment.delivered", user=user, data={"story": story.pk})
    return locked


@transaction.atomic
def note_published(story: Page, now: datetime) -> None:
    """The story of a job is online: the job is done."""
    found = Assignment.objects.select_for_update().filter(story=story)
    for locked in found.filter(state=AssignmentState.DELIVERED):
        locked.published_at = locked.handled_at = now
        _save(locked, AssignmentState.PUBLISHED)
        log(locked, "assignment.published", data={"story": story.pk})


@transaction.atomic
def note_withdrawn(story: Page, now: datetime) -> None:
    """The story of a job was taken back before it was online: its reporter is at work again."""
    found = Assignment.objects.select_for_update().filter(story=story)
    for locked in found.filter(state=AssignmentState.DELIVERED):
        locked.story = None
        _save(locked, AssignmentState.CLAIMED)
        log(locked, "assignment.withdrawn", data={"story": story.pk})


def _save(locked: Assignment, to: AssignmentState) -> None:
    locked.state = to
    locked.turn += 1
    locked.save()
