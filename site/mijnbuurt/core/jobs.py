"""The jobs of the machinery itself. Mail, sessions and tasks live in real time, also in a demo."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, PageLogEntry

from mijnbuurt.photos.retention import forget_consents, forget_uploads
from mijnbuurt.photos.transitions import end_consents

from . import delivery
from .clockwork import register_nightly, register_tick

# A task that is still "running" after this was lost with its worker.
LOST_AFTER = timedelta(minutes=15)
TASKS_KEPT = timedelta(days=2)
# A task that takes its worker down with it is not tried for ever.
MOST_WORKERS = 3


def register() -> None:
    register_tick("publish scheduled", lambda now: call_command("publish_scheduled", verbosity=0))
    register_tick("lost tasks", lambda now: give_back_lost_tasks(timezone.now()))
    register_tick("mail", lambda now: delivery.deliver_due(timezone.now()))
    register_nightly("outbox", lambda now: delivery.remove_old(timezone.now()))
    register_nightly("sessions", lambda now: call_command("clearsessions"))
    register_nightly("tasks", lambda now: prune_tasks(timezone.now()))
    register_nightly("log", lambda now: forget_log(timezone.now()))
    register_nightly("uploads", lambda now: forget_uploads(timezone.now()))
    register_tick("consents", end_consents)
    register_nightly("consents", forget_consents)


def give_back_lost_tasks(now: datetime) -> int:
    """Put tasks of a killed worker back in the queue; returns how many there were."""
    lost = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=now - LOST_AFTER
    )
    for task in lost:
        tried_often = len(task.worker_ids) >= MOST_WORKERS
        DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.FAILED if tried_often else TaskResultStatus.READY,
            finished_at=now if tried_often else None,
        )
    return len(lost)


def prune_tasks(now: datetime) -> int:
    """Remove tasks that ended some days ago: their arguments are of no more use."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT).delete()[0]


def forget_log(now: datetime) -> int:
    """Remove who did what in the admin, once it is old enough; returns how many lines."""
    limit = now - timedelta(days=settings.RETENTION_DAYS["log"])
    return sum(
        model.objects.filter(timestamp__lt=limit).delete()[0]
        for model in (PageLogEntry, ModelLogEntry)
    )
