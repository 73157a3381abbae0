"""From a day and a time on the clock to an instant."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone


def instant(day: date, clock: time) -> datetime:
    """The aware moment of a local day and time, in the site's own zone.

    A time that does not exist (the night the clock goes forward) moves one hour on; a time that
    comes twice is the first of the two.
    """
    zone = timezone.get_default_timezone()
    wall = datetime.combine(day, clock.replace(fold=0), tzinfo=zone)
    return wall.astimezone(UTC).astimezone(zone)


@lru_cache(maxsize=2048)
def clock_changes_on(day: date) -> bool:
    """Whether the clock goes forward or back on this local day."""
    return (
        instant(day, time.min).utcoffset() != instant(day + timedelta(days=1), time.min).utcoffset()
    )


def utc(moment: datetime) -> datetime:
    """An aware moment in UTC, as it must be compared.

    Python compares two moments of one zone by the clock on the wall, which is wrong for an hour
    in the night the clock goes back. Raises ValueError for a moment without a zone.
    """
    if timezone.is_naive(moment):
        raise ValueError("a moment needs a zone")
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """An aware moment on the clock of the site."""
    return utc(moment).astimezone(timezone.get_default_timezone())
