"""Remembers when the machinery did something last, in the database that all processes share."""

from datetime import datetime, timedelta

from .models import ClockMark


def last(name: str) -> datetime | None:
    return ClockMark.objects.filter(name=name).values_list("at", flat=True).first()


def set_mark(name: str, now: datetime) -> None:
    ClockMark.objects.update_or_create(name=name, defaults={"at": now})


def is_fresh(name: str, now: datetime, period: timedelta) -> bool:
    """Whether it happened less than a period ago."""
    at = last(name)
    return at is not None and at > now - period


def claim(name: str, since: datetime, now: datetime) -> bool:
    """Mark it as done now, unless it was done after `since`. Of several processes one gets True.

    What was never done counts as done at the first call: a new site owes nothing.
    """
    _mark, is_new = ClockMark.objects.get_or_create(name=name, defaults={"at": now})
    if is_new:
        return False
    return bool(ClockMark.objects.filter(name=name, at__lt=since).update(at=now))
