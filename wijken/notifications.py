"""Word of what waits for the editors of a wijk, and of what they decided for its author."""

from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from mijnbuurt.core import clock
from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.users.models import User
from wijken.work.rules import hears_at_once

from .makers import Maker, makers_of
from .models import WijkApproval

#: The names under which Wagtail registers its own mail; ours comes in its place.
WAGTAILS_APPROVAL = "workflow_state_approved_email_notification"
WAGTAILS_REJECTION = "workflow_state_rejected_email_notification"


def connect() -> None:
    task_submitted.connect(ask_for_approval, dispatch_uid="ask_for_approval")
    for signal, receiver, name in (
        (workflow_approved, tell_approved, WAGTAILS_APPROVAL),
        (workflow_rejected, tell_changes, WAGTAILS_REJECTION),
    ):
        signal.disconnect(sender=WorkflowState, dispatch_uid=name)
        signal.connect(receiver, sender=WorkflowState, dispatch_uid=name)


def ask_for_approval(
    sender: type[TaskState], instance: TaskState, user: User | None = None, **kwargs: object
) -> None:
    """Mail the editors who want to hear at once, but not whoever sent it in."""
    task = instance.task.specific
    if not isinstance(task, WijkApproval):
        return
    page = instance.workflow_state.content_object
    editors = [person for person in hears_at_once(task.wijk, clock.now()) if person != user]
    context = {
        "title": page.title,
        "wijk": task.wijk,
        "author": user,
        "address": absolute(reverse("review:draft", args=[instance.pk])),
    }
    send_mail_to([person.email for person in editors], "approval_asked", context)


def tell_approved(
    sender: type[WorkflowState], instance: WorkflowState, user: User | None = None, **kwargs: object
) -> None:
    state = instance.current_task_state
    page = Page.objects.get(pk=instance.object_id).specific
    _tell_author("decision_approved", instance, page, user, state.comment if state else "")


def tell_changes(
    sender: type[WorkflowState], instance: WorkflowState, user: User | None = None, **kwargs: object
) -> None:
    state = instance.current_task_state
    page = instance.content_object.specific
    _tell_author("decision_changes", instance, page, user, state.comment if state else "")


def tell_declined(instance: WorkflowState, page: Page, user: User, reason: str) -> None:
    _tell_author("decision_declined", instance, page, user, reason)


def _tell_author(
    template: str, state: WorkflowState, page: Page, user: User | None, note: str
) -> None:
    """Mail who sent the draft in and all who made it, but not whoever decided."""
    context = {
        "title": page.get_latest_revision_as_object().title,
        "wijk": page.wijk,
        "note": note,
        "page_address": page.full_url if page.live else "",
        "goes_live": None if page.live else page.go_live_at,
    }
    for maker in _makers_of(state, page):
        if maker.user.is_active and maker.user != user:
            send_mail_to(maker.user.email, template, {**context, "draft_address": maker.address})


def _makers_of(state: WorkflowState, page: Page) -> list[Maker]:
    found = {maker.user.pk: maker for maker in makers_of(page)}
    author = state.requested_by
    if author is not None and author.pk not in found:
        works_here = author.has_perm("wagtailadmin.access_admin")
        draft = absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])) if works_here else ""
        found[author.pk] = Maker(author, draft)
    return list(found.values())
