"""A story goes to the editors of its wijk, and comes back."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import WorkflowState

from mijnbuurt.core.models import RelatedPage
from reporters.assignments import transitions as assignments
from reporters.models import Reporter
from reporters.stories import pages, rules
from reporters.stories.enums import Reason
from reporters.stories.models import Story
from reporters.stories.states import status_of
from wijken.news.models import Article

from .steps import NotPossible, check_writable, collection, lock, note_change, photo_title


@transaction.atomic
def send(story: Story, reporter: Reporter, now: datetime) -> Story:
    """Make the working copy the version that the editors of its wijk decide on. Sending what lies
    with them already changes nothing."""
    locked = lock(story, reporter)
    status = status_of(locked)
    if status.is_waiting:
        return locked
    check_writable(locked, status)
    _settle_photos(locked, reporter)
    page = _newest_page(locked)
    pages.fill(page, locked)
    if page.pk is None:
        pages.section_of(locked.wijk).add_child(instance=page)
        locked.page = page
    revision = page.save_revision(user=reporter.user, log_action=True)
    locked.sent = {**pages.snapshot(page), "earlier": _words_sent(locked)}
    locked.base_revision, locked.sent_at = revision.pk, now
    note_change(locked, now)
    _submit(locked, reporter)
    _deliver(locked, now)
    return locked


def _words_sent(locked: Story) -> dict[str, Any]:
    """What is compared of the version that was sent last; empty when none was."""
    return {name: locked.sent[name] for name in ("title", "text", "captions") if locked.sent}


def _newest_page(locked: Story) -> Article:
    """The newest version of its page, at the place in the tree where it now belongs."""
    section = pages.section_of(locked.wijk)
    if locked.page is None:
        return pages.new_page(locked, section)
    if not locked.page.first_published_at and not locked.page.is_child_of(section):
        locked.page.move(section, pos="last-child", user=locked.made_by)
        locked.page = Article.objects.get(pk=locked.page.pk)
    page: Article = locked.page.get_latest_revision_as_object()
    return page


def _settle_photos(locked: Story, reporter: Reporter) -> None:
    """From now on the editors of the wijk see its photos, with their maker."""
    folder = collection(locked, is_sent=True)
    for row in locked.in_order():
        row.photo.collection = folder
        row.photo.title = photo_title(locked)
        row.photo.credit = row.full_credit(reporter.byline)
        row.photo.save(update_fields=["collection", "title", "credit"])


def _submit(locked: Story, reporter: Reporter) -> None:
    page = Article.objects.get(story=locked)
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=reporter.user)
    else:
        page.get_workflow().start(page, reporter.user)


def _deliver(locked: Story, now: datetime) -> None:
    """The job that this story is about is done; of a job that is over or of another it changes
    nothing."""
    job = locked.assignment
    if job is None or job.claimed_by is None or not rules.makes(job.claimed_by, locked):
        return
    with suppress(assignments.NotPossible):
        assignments.deliver(job, Article.objects.get(story=locked), job.claimed_by.user, now)


@transaction.atomic
def withdraw(story: Story, reporter: Reporter, now: datetime) -> Story:
    """Take back what waits for a decision, to go on with it."""
    locked = lock(story, reporter)
    if not status_of(locked).is_waiting:
        raise NotPossible(Reason.NOT_WAITING)
    page = Article.objects.get(story=locked)
    page.current_workflow_state.cancel(user=reporter.user)
    if not page.live:
        assignments.note_withdrawn(page, now)
    note_change(locked, now)
    return locked


@transaction.atomic
def take_over(story: Story, reporter: Reporter) -> bool:
    """Go on from the newest version of its page, where an editor changed something and the reporter
    did not. False when both did: then the reporter sees both and chooses."""
    return _follow_page(lock(story, reporter))


def _follow_page(locked: Story) -> bool:
    page = pages.newest_version(locked)
    if page is None or page.latest_revision_id == locked.base_revision:
        return True
    if {"title": locked.title, "text": locked.text} != {
        name: locked.sent.get(name) for name in ("title", "text")
    }:
        return False
    before = _words_sent(locked)
    kept = pages.take_over(locked, page)
    locked.sent = {**pages.snapshot(page), "was": before}
    for row in kept:
        row.save()
    locked.photos.exclude(pk__in=[row.pk for row in kept]).delete()
    locked.base_revision, locked.version = page.latest_revision_id, locked.version + 1
    locked.save()
    return True


@transaction.atomic
def note_published(story: Story, now: datetime) -> None:
    """Its page is online: it is linked with what it is about, and its job is done. Who goes on with
    it goes on with what the editors made of it."""
    page = Article.objects.get(story=story)
    _follow_page(Story.objects.select_for_update(of=("self",)).get(pk=story.pk))
    wanted = set(story.subjects.exclude(pk=page.pk).values_list("pk", flat=True))
    links = RelatedPage.objects.filter(source=page)
    links.exclude(target__in=wanted).delete()
    known = set(links.values_list("target_id", flat=True))
    RelatedPage.objects.bulk_create(
        RelatedPage(source=page, target_id=key) for key in sorted(wanted - known)
    )
    assignments.note_published(page, now)


@transaction.atomic
def note_declined(story: Story, now: datetime) -> None:
    """It does not go online: its job still needs a story."""
    page = Article.objects.get(story=story)
    if not page.live:
        assignments.note_withdrawn(page, now)
