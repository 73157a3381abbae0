"""Rows of opening hours without a database."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from wijken.places.models import HoursException, OpeningHours

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))


def weekly(weekday: int, opens: str, closes: str, **fields: str) -> OpeningHours:
    return OpeningHours(weekday=weekday, opens=clock(opens), closes=clock(closes), **fields)


def different(day: str, opens: str = "", closes: str = "", reason: str = "") -> HoursException:
    return HoursException(
        date=date.fromisoformat(day),
        opens=clock(opens) if opens else None,
        closes=clock(closes) if closes else None,
        reason=reason,
    )


def at(text: str, fold: int = 0) -> datetime:
    """A moment on the clock of Amsterdam: at("2026-11-24 10:30")."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold)
