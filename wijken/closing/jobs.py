"""What the clock does: a place closes on the day that was planned."""

import logging
from datetime import datetime

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.clockwork import register_tick
from wijken.places.planned import due

from .transitions import close_planned

logger = logging.getLogger(__name__)


def close_due(now: datetime) -> None:
    """Close all places whose day has come; one that fails keeps no other open."""
    failed = None
    for plan in due(local_date(now)):
        try:
            close_planned(plan, now=now)
        except Exception as problem:
            logger.exception("Place %s was to close on %s", plan.place_id, plan.day)
            failed = problem
    if failed:
        raise failed


def register() -> None:
    register_tick("planned closings", close_due)
