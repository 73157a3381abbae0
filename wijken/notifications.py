"""Word of what waits for the editors of a wijk. Wagtail tells the author of the decision."""

from django.urls import reverse
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.outbox import send_mail_to
from mijnbuurt.users.models import User
from wijken.areas.rules import editors_to_mail

from .models import WijkApproval


def connect() -> None:
    task_submitted.connect(ask_for_approval, dispatch_uid="ask_for_approval")


def ask_for_approval(
    sender: type[TaskState], instance: TaskState, user: User | None = None, **kwargs: object
) -> None:
    """Mail the editors who decide, but not whoever sent it in."""
    task = instance.task.specific
    if not isinstance(task, WijkApproval):
        return
    page = instance.workflow_state.content_object
    editors = editors_to_mail(task.wijk)
    if user is not None:
        editors = editors.exclude(pk=user.pk)
    context = {
        "title": page.title,
        "wijk": task.wijk,
        "author": user,
        "address": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
    }
    send_mail_to(editors.values_list("email", flat=True), "approval_asked", context)
