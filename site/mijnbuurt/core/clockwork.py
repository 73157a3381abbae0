"""The only two clocks: `tick` every five minutes and `nightly` once a night.

An app registers its own jobs in `AppConfig.ready()`. A job gets `now`, may run again at any time
without harm, and does not stop the others when it fails.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from . import clock, clockmarks

logger = logging.getLogger(__name__)

Job = Callable[[datetime], object]
TICK_EVERY = timedelta(minutes=5)
NIGHT_HOUR = 3
TICK, NIGHTLY = "tick", "nightly"

_tick_jobs: dict[str, Job] = {}
_nightly_jobs: dict[str, Job] = {}


def register_tick(name: str, job: Job) -> None:
    """Have a job run every five minutes."""
    _tick_jobs[name] = job


def register_nightly(name: str, job: Job) -> None:
    """Have a job run once a night."""
    _nightly_jobs[name] = job


def run_jobs(jobs: dict[str, Job], now: datetime) -> list[str]:
    """Run jobs one by one; returns the names of those that failed."""
    failed = []
    for name, job in jobs.items():
        try:
            job(now)
        except Exception:
            logger.exception("The job %r failed", name)
            failed.append(name)
    return failed


def tick(now: datetime) -> list[str]:
    clockmarks.set_mark(TICK, timezone.now())
    return run_jobs(_tick_jobs, now)


def nightly(now: datetime) -> list[str]:
    clockmarks.set_mark(NIGHTLY, timezone.now())
    return run_jobs(_nightly_jobs, now)


def last_night(now: datetime) -> datetime:
    """The most recent three o'clock at night on the clock of the site."""
    local = timezone.localtime(now)
    night = local.replace(hour=NIGHT_HOUR, minute=0, second=0, microsecond=0)
    if night > local:
        night -= timedelta(days=1)
    return night.astimezone(UTC)


def run_what_is_due(moment: datetime) -> None:
    """Run tick and nightly when their time has come; of several workers only one does.

    `moment` is real time. The jobs get the time of the site, which a demo may put forward.
    """
    if clockmarks.claim(TICK, moment - TICK_EVERY, moment):
        run_jobs(_tick_jobs, clock.now())
    if clockmarks.claim(NIGHTLY, last_night(moment), moment):
        run_jobs(_nightly_jobs, clock.now())
