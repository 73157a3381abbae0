"""What follows from a change elsewhere."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.dispatch import Signal
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import post_page_move

#: An editor decided that a draft does not go online: instance (the page), now.
draft_declined = Signal()


def connect() -> None:
    post_save.connect(show_newest_version, sender=Revision, dispatch_uid="show_newest_version")
    post_page_move.connect(bring_to_new_editors, dispatch_uid="bring_to_new_editors")


def show_newest_version(
    sender: type[Revision], instance: Revision, created: bool, **kwargs: object
) -> None:
    """A step that waits is about the newest version: that is what Wagtail previews and compares,
    and what goes online."""
    if not created or instance.base_content_type_id != ContentType.objects.get_for_model(Page).pk:
        return
    TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=instance.base_content_type_id,
        workflow_state__object_id=instance.object_id,
    ).update(revision=instance)


def bring_to_new_editors(instance: Page, **kwargs: object) -> None:
    """What waits in a page that moved waits for the editors of its new place, who hear of it."""
    moved = Page.objects.get(pk=instance.pk).get_descendants(inclusive=True)
    keys = [str(key) for key in moved.values_list("pk", flat=True)]
    for state in WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=keys
    ):
        page = state.content_object.specific
        workflow = page.get_workflow()
        if workflow is None or workflow.pk == state.workflow_id:
            continue
        waits = state.status == WorkflowState.STATUS_IN_PROGRESS
        state.cancel()
        if waits:
            workflow.start(page, state.requested_by)
