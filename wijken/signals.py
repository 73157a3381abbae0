"""What follows from a change elsewhere."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from wagtail.models import Page, Revision, TaskState, WorkflowState


def connect() -> None:
    post_save.connect(show_newest_version, sender=Revision, dispatch_uid="show_newest_version")


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
