"""Where stories are: read from their pages and the workflow, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, TaskState, WorkflowState

from wijken.news.models import Article
from wijken.rules import is_declined

from .enums import Step
from .models import Story


@dataclass(frozen=True)
class Status:
    """Where a story is. `note` is what an editor said last, `by` who, and `at` since when."""

    step: Step
    is_online: bool = False
    note: str = ""
    by: str = ""
    at: datetime | None = None

    @property
    def may_write(self) -> bool:
        """Whether its makers may change it now."""
        return self.step in (Step.WRITING, Step.ASKED, Step.ONLINE, Step.OFFLINE)

    @property
    def is_waiting(self) -> bool:
        return self.step == Step.WAITING

    @property
    def asks(self) -> bool:
        return self.step == Step.ASKED


def status_of(story: Story) -> Status:
    return statuses([story])[story.pk]


def statuses(stories: Iterable[Story]) -> dict[int, Status]:
    """The status of each story, by its key. Their pages are read along if they are not there."""
    found = list(stories)
    pages = Article.objects.defer_streamfields().in_bulk(
        [story.page_id for story in found if story.page_id]
    )
    flows = workflows(pages)
    days = scheduled(pages.values())
    return {
        story.pk: status(pages.get(story.page_id or 0), flows.get(story.page_id or 0), days)
        for story in found
    }


def workflows(keys: Iterable[int]) -> dict[int, WorkflowState]:
    """The last time that each page was sent in."""
    kind = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.filter(
        base_content_type=kind, object_id__in=[str(key) for key in keys]
    )
    return {
        int(state.object_id): state
        for state in states.select_related("current_task_state__finished_by").order_by("created_at")
    }


def scheduled(pages: Iterable[Page]) -> dict[int, datetime]:
    """When the approved versions of pages go online by themselves."""
    kind = ContentType.objects.get_for_model(Page)
    waiting = Revision.objects.filter(
        base_content_type=kind,
        object_id__in=[str(page.pk) for page in pages],
        approved_go_live_at__isnull=False,
    )
    return {int(key): at for key, at in waiting.values_list("object_id", "approved_go_live_at")}


def status(page: Page | None, flow: WorkflowState | None, days: dict[int, datetime]) -> Status:
    """Where one story is, of what was read of its page."""
    if page is None:
        return Status(Step.WRITING)
    task = flow.current_task_state if flow else None
    note, by = (task.comment, str(task.finished_by or "")) if task else ("", "")
    online = bool(page.live)
    if flow and flow.status == WorkflowState.STATUS_IN_PROGRESS:
        return Status(Step.WAITING, online, at=task.started_at if task else None)
    if flow and flow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Status(Step.ASKED, online, note, by, task.finished_at if task else None)
    if page.pk in days:
        return Status(Step.SCHEDULED, online, at=days[page.pk])
    if task and declined_last(page, task):
        return Status(Step.DECLINED, online, note, by, task.finished_at)
    if online:
        return Status(Step.ONLINE, online, note, at=page.last_published_at)
    if page.first_published_at:
        return Status(Step.OFFLINE)
    return Status(Step.WRITING)


def declined_last(page: Page, task: TaskState) -> bool:
    """Whether "no" was the last word: of a page that was put online after all, it was not."""
    since: datetime | None = page.last_published_at
    return is_declined(task) and not (since and task.finished_at and since > task.finished_at)
