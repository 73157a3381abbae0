"""Days, times and hours as people read them, in the active language."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mijnbuurt.core import dates

from .blocks import Block
from .instants import local


def clock_text(moment: datetime, closing: bool = False) -> str:
    """A time with a point: "9.30". What closes at midnight closes at "24.00"."""
    clock = local(moment)
    if closing and (clock.hour, clock.minute) == (0, 0):
        return dates.clock_face(24, 0)
    return dates.clock_face(clock.hour, clock.minute)


def span_text(block: Block, today: date | None = None) -> str:
    """A block without "uur": "13.00 – 16.00"; on the day after its opening only "tot 0.30"."""
    closes = clock_text(block.closes, closing=True)
    if today and local(block.opens).date() < today:
        return _("tot %(time)s") % {"time": closes}
    return dates.span_text(clock_text(block.opens), closes)


def block_text(block: Block) -> str:
    """One block: "13.00 – 16.00 uur"."""
    return _("%(span)s uur") % {"span": span_text(block)}


def blocks_text(blocks: Sequence[Block], today: date) -> str:
    """All blocks of a day: "10.00 – 12.00 en 13.30 – 16.00 uur"."""
    spans = [span_text(block, today) for block in blocks]
    joined = spans[-1]
    if len(spans) > 1:
        joined = _("%(first)s en %(last)s") % {"first": ", ".join(spans[:-1]), "last": spans[-1]}
    return _("%(span)s uur") % {"span": joined}


def opening_text(opens: datetime, today: date) -> str:
    """When a place opens: "Vandaag open om 13.00 uur", "Dinsdag 1 december open om 9.30 uur"."""
    return _("%(day)s open om %(time)s uur") % {
        "day": _day_text(local(opens).date(), today),
        "time": clock_text(opens),
    }


def until_text(until: datetime | None, now: datetime) -> str:
    """Till when a place is open; with its day where the time alone would mislead."""
    if until is None:
        return _("Nu open")
    time = clock_text(until, closing=True)
    if until - now < timedelta(hours=12) or local(until).date() == local(now).date():
        return _("Nu open tot %(time)s uur") % {"time": time}
    last = (local(until) - timedelta(minutes=1)).date()
    return _("Nu open tot %(day)s %(time)s uur") % {"day": date_format(last, "l"), "time": time}


def _day_text(day: date, today: date) -> str:
    if day == today:
        return _("Vandaag")
    if day == today + timedelta(days=1):
        return _("Morgen")
    return capfirst(date_format(day, "l" if day <= today + timedelta(days=6) else "l j F"))
