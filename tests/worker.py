"""The worker of the tests: it does tasks at once, and those that fill Wagtail's indexes only in
modules marked `indexed`. Elsewhere nobody reads these, and filling them costs as much as all else
about a page."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult

INDEX_TASKS = {
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
}


class Worker(ImmediateBackend):
    fills_indexes = False

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult | None:
        if task.module_path in INDEX_TASKS and not Worker.fills_indexes:
            return None
        return super().enqueue(task, args, kwargs)
