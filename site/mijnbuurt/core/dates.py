"""Days and times as people here write them. All functions are pure; the clock is the site's own."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

NBSP = "\N{NO-BREAK SPACE}"


def local(moment: datetime) -> datetime:
    """A moment on the clock of the site; one without a zone is already local."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def day_of(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def time_nl(value: datetime | time | None) -> str:
    """A time of the day as the active language writes it; Dutch with a point: "10.00"."""
    if value is None:
        return ""
    clock = local(value) if isinstance(value, datetime) else value
    return clock_face(clock.hour, clock.minute)


def clock_face(hour: int, minute: int) -> str:
    """What a clock shows. Midnight at the end of a day is 24.00."""
    face = pgettext("time of the day", "%(hour)s.%(minute)s")
    return face % {"hour": hour, "minute": f"{minute:02}"}


def span_text(starts: str, ends: str) -> str:
    """From a time until a time. Words where the direction of a dash would be unsure."""
    text = pgettext("two times", "%(starts)s – %(ends)s") % {"starts": starts, "ends": ends}
    return text.replace(" –", f"{NBSP}–")


def span(starts: datetime | time, ends: datetime | time | None) -> str:
    """From when until when, or from when alone: "10.00 – 12.00"."""
    if ends is None or ends == starts:
        return time_nl(starts)
    return span_text(time_nl(starts), time_nl(ends))


def time_range(item: Any) -> str:
    """From when until when, of anything with `starts_at` and `ends_at`: "10.00 – 12.00 uur"."""
    return _("%(span)s uur") % {"span": span(item.starts_at, getattr(item, "ends_at", None))}


def day_nl(value: date | datetime | None) -> str:
    """A whole day: "dinsdag 24 november 2026"."""
    return date_format(day_of(value), "l j F Y") if value else ""


def day_short(value: date | datetime | None) -> str:
    """A day for lists: "di 24 nov"."""
    if not value:
        return ""
    day = day_of(value)
    return NBSP.join((date_format(day, "D"), str(day.day), month_short(day)))


def month_short(value: date | datetime) -> str:
    """A short month without a point; Dutch writes it without a capital."""
    short = date_format(day_of(value), "M").rstrip(".")
    return short.lower() if translation.get_language() == settings.LANGUAGE_CODE else short


class DayNames(NamedTuple):
    """A day on a tile: "di", "dinsdag", "24", "nov"."""

    short: str
    weekday: str
    number: str
    month: str


def day_names(value: date | datetime) -> DayNames:
    """The names of a day in the active language; the same days stand on page after page."""
    return _day_names(day_of(value), translation.get_language())


@lru_cache(maxsize=2048)
def _day_names(day: date, language: str | None) -> DayNames:
    short, weekday = date_format(day, "D").lower(), date_format(day, "l")
    return DayNames(short, weekday, str(day.day), month_short(day))


def day_relative(value: date | datetime, now: date | datetime) -> str:
    """How people name a day: "Vandaag", "Morgen", else "dinsdag 24 november"."""
    day, today = day_of(value), day_of(now)
    if day == today:
        return _("Vandaag")
    if day == today + timedelta(days=1):
        return _("Morgen")
    return date_format(day, "l j F" if day.year == today.year else "l j F Y")


def day_iso(value: date | datetime | None) -> str:
    """The local day of a moment, for machines: "2026-11-24"."""
    return day_of(value).isoformat() if value else ""


def iso(value: date | datetime | None) -> str:
    """A day or a moment with its offset, for machines."""
    if value is None:
        return ""
    return local(value).isoformat() if isinstance(value, datetime) else value.isoformat()
