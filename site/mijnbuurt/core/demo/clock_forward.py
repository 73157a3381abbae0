"""Puts the clock of a demo site forward. It never goes back behind the real time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.core.models import DemoClock

SATURDAY = 5
MOST_MINUTES = 400 * 24 * 60


def next_weekday_at(moment: datetime, weekday: int, hour: int) -> datetime:
    """The first such day and hour after a moment, on the clock of the site."""
    local = timezone.localtime(moment)
    target = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    target += timedelta(days=(weekday - local.weekday()) % 7)
    return target if target > local else target + timedelta(days=7)


def next_day_at(moment: datetime, hour: int) -> datetime:
    local = timezone.localtime(moment) + timedelta(days=1)
    return local.replace(hour=hour, minute=0, second=0, microsecond=0)


MOVES: dict[str, tuple[object, Callable[[datetime], datetime]]] = {
    "uur": (_("1 uur verder"), lambda moment: moment + timedelta(hours=1)),
    "dag": (_("1 dag verder"), lambda moment: moment + timedelta(days=1)),
    "ochtend": (_("Naar morgen 10.00 uur"), lambda moment: next_day_at(moment, 10)),
    "zaterdag": (
        _("Naar zaterdag 11.00 uur"),
        lambda moment: next_weekday_at(moment, SATURDAY, 11),
    ),
    "week": (_("1 week verder"), lambda moment: moment + timedelta(days=7)),
}


def move(name: str) -> None:
    """Move the clock by the name of a button; any other name puts it back to the real time."""
    minutes = 0
    if name in MOVES:
        target = MOVES[name][1](clock.now())
        # Rounded up: at the target or a moment later, never just before it.
        minutes = int(-(-(target - timezone.now()).total_seconds() // 60))
    DemoClock.objects.update_or_create(
        pk=1, defaults={"minutes_forward": max(0, min(minutes, MOST_MINUTES))}
    )
