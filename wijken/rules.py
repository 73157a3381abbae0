"""Who may decide on a draft, and how its last decision went."""

from wagtail.models import Page, TaskState, WorkflowState

from mijnbuurt.users.models import User

from .makers import makers_of


def may_decide(user: User, page: Page) -> bool:
    """Whether a user may put a page online that waits, send it back or decline it."""
    task = page.current_workflow_task
    return (
        task is not None
        and bool(task.get_actions(page, user))
        and page.specific.permissions_for_user(user).can_publish()
    )


def made_it(user: User, page: Page, state: TaskState) -> bool:
    """Whether this user made the draft or sent it in, alone or with others."""
    makers = {state.workflow_state.requested_by_id, *(maker.user.pk for maker in makers_of(page))}
    return user.pk in makers


def last_decision(page: Page) -> TaskState | None:
    """The last step that was ended for this page, by a decision or because it was withdrawn."""
    ended = TaskState.objects.for_instance(page).exclude(status=TaskState.STATUS_IN_PROGRESS)
    return ended.select_related("finished_by", "workflow_state").order_by("finished_at").last()


def is_declined(state: TaskState) -> bool:
    """Declined is an end: asked for changes, the same state leaves the workflow open."""
    return (
        state.status == TaskState.STATUS_REJECTED
        and state.workflow_state.status == WorkflowState.STATUS_CANCELLED
    )


def declined(page: Page) -> TaskState | None:
    """The decision not to put this draft online, if that was the last word about it."""
    if page.live:
        return None
    last = WorkflowState.objects.for_instance(page).order_by("created_at", "pk").last()
    state = last.current_task_state if last else None
    return state if state and is_declined(state) else None
