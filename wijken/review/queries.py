"""Drafts that wait for the editors of their wijk."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from wijken.models import WijkPage
from wijken.work.registry import Found, Scope


def open_states(scope: Scope) -> QuerySet[TaskState]:
    """Steps of approval that wait, of the wijken of the scope."""
    states = TaskState.objects.filter(
        Q(task__wijkapproval__isnull=False) & scope.q("task__wijkapproval__wijk"),
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return states.select_related("task__wijkapproval", "workflow_state__requested_by")


def waiting_drafts(scope: Scope, now: datetime) -> Iterable[Found]:
    """A draft that was moved away from the wijk that would decide is left to the whole city."""
    states = list(open_states(scope))
    keys = [int(state.workflow_state.object_id) for state in states]
    pages = Page.objects.defer_streamfields().in_bulk(keys)
    paths = wijken_by_path()
    for state in states:
        page = pages.get(int(state.workflow_state.object_id))
        if page is None:
            continue
        wijk_id = state.task.wijkapproval.wijk_id
        author = state.workflow_state.requested_by
        kind = page.specific_class._meta.verbose_name if page.specific_class else _("pagina")
        yield Found(
            key=str(state.pk),
            title=page.draft_title or page.title,
            wijk_id=wijk_id if wijk_of(page, paths) == wijk_id else None,
            since=state.started_at,
            touched=max(state.started_at, page.latest_revision_created_at or state.started_at),
            address=reverse("review:draft", args=[state.pk]),
            about=_("%(kind)s van %(author)s") % {"kind": kind, "author": author}
            if author
            else kind,
        )


def wijken_by_path() -> dict[str, int]:
    """The wijk of each page of a wijk, in every language."""
    return dict(WijkPage.objects.values_list("path", "wijk_id"))


def locate_by_path() -> Callable[[Page], int | None]:
    """What tells the wijk of any page, from one query."""
    return partial(wijk_of, paths=wijken_by_path())


def wijk_of(page: Page, paths: dict[str, int]) -> int | None:
    """The wijk in whose part of the tree a page stands, without a query."""
    steps = range(Page.steplen, len(page.path) + 1, Page.steplen)
    return next((paths[page.path[:end]] for end in steps if page.path[:end] in paths), None)
