"""A job as a file for one's own calendar (RFC 5545)."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.outbox import Attachment
from mijnbuurt.intake.cleaning import clean_line

from .models import Assignment

LENGTH = timedelta(hours=2)
DAY = timedelta(days=1)
LINE_BYTES = 74


def as_file(assignment: Assignment, now: datetime, is_off: bool = False) -> tuple[Attachment, ...]:
    """The file to go along with a mail; none as long as the day is not known. A later one replaces
    the earlier, by its number; `is_off` takes it out of the calendar."""
    if assignment.starts_at is None:
        return ()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mijn Buurt//Wijkreporters//NL",
        f"METHOD:{'CANCEL' if is_off else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{assignment.uuid}@{urlsplit(settings.BASE_URL).hostname}",
        f"SEQUENCE:{assignment.turn + is_off}",
        f"DTSTAMP:{in_utc(now)}",
        *times(assignment.starts_at, assignment.has_time),
        f"SUMMARY:{escaped(assignment.opening)}",
        f"LOCATION:{escaped(assignment.where_name)}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    content = "".join(f"{folded(line)}\r\n" for line in lines)
    return (Attachment("klus.ics", "text/calendar", content),)


def times(starts_at: datetime, has_time: bool) -> list[str]:
    if has_time:
        return [f"DTSTART:{in_utc(starts_at)}", f"DTEND:{in_utc(starts_at + LENGTH)}"]
    day = local_date(starts_at)
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}"]


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Text that is a value and nothing else: one line, with a mark before signs that mean more."""
    return re.sub(r"([\\;,])", r"\\\1", clean_line(text))


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, never through the middle of a letter."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LINE_BYTES:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])
