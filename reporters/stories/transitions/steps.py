"""What the transitions of a story share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from mijnbuurt.intake.photos import sent_in
from reporters.assignments.models import Assignment
from reporters.models import Reporter
from reporters.stories import rules
from reporters.stories.enums import Reason
from reporters.stories.models import Story
from reporters.stories.states import Status, status_of
from wijken.areas.models import Wijk


class NotPossible(Exception):
    """What was asked does not fit how the story is now."""

    def __init__(self, reason: Reason, **params: object) -> None:
        self.reason = reason
        super().__init__(str(reason.label) % params)


@dataclass(frozen=True)
class Typed:
    """All that stands in the form of a story. None means that it was not asked for."""

    words: Mapping[str, str] = field(default_factory=dict)
    wijk: Wijk | None = None
    is_citywide: bool = False
    subjects: tuple[Page, ...] | None = None
    authors: tuple[Reporter, ...] | None = None
    assignment: Assignment | None = None
    photos: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    order: tuple[str, ...] = ()


def lock_page(story: Story) -> None:
    """Have its page first, as who decides on it does: two who want both wait for each other in
    the same order."""
    Page.objects.select_for_update(of=("self",)).only("pk").filter(article__story=story.pk).first()


def lock(story: Story, reporter: Reporter) -> Story:
    """The story as it is now, until the end of the transaction; for its makers alone."""
    lock_page(story)
    locked = Story.objects.select_for_update(of=("self",)).filter(pk=story.pk).first()
    if locked is None or not rules.makes(reporter, locked):
        raise PermissionDenied
    return locked


def check_writable(story: Story, status: Status | None = None) -> None:
    status = status or status_of(story)
    if status.is_waiting:
        raise NotPossible(Reason.WAITING)
    if not status.may_write:
        raise NotPossible(Reason.DECLINED)


def note_change(locked: Story, now: datetime) -> None:
    locked.version += 1
    locked.changed_at = now
    locked.save()


def photo_title(story: Story) -> str:
    return f"Foto bij {story}"[:250]


def collection(story: Story, is_sent: bool = False) -> Any:
    """Who sees its photos: the editors of its wijk once it was sent, before that nobody of them."""
    was_sent = is_sent or story.sent_at is not None
    return story.wijk.collection if was_sent and story.wijk else sent_in()
