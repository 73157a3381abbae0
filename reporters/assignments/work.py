"""Jobs that no reporter can do, for "Mijn werk": the editors of the wijk may know someone."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.core.clock import local_date
from wijken.work.registry import Found, Scope, WorkKind, register_kind

from .enums import AssignmentState
from .models import Assignment


def without_reporter(scope: Scope, now: datetime) -> Iterable[Found]:
    """Those of these wijken that are still to come, in one query."""
    jobs = Assignment.objects.filter(scope.q(), state=AssignmentState.NOBODY_FREE)
    for job in jobs.exclude(starts_at__lt=now):
        yield Found(
            key=job.code,
            title=job.opening,
            wijk_id=job.wijk_id,
            since=job.created_at,
            due=local_date(job.starts_at) if job.starts_at else None,
            address=reverse("assignment:inspect", args=[job.pk]),
            about=_("Nog geen reporter. Weet u iemand? Bel de coördinator."),
            seen=job.stamp,
        )


def register() -> None:
    register_kind(WorkKind("job", gettext_lazy("Reporter"), "user", 5, find=without_reporter))
