"""A job as a file for one's own calendar (RFC 5545)."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.ical import escaped, in_utc, joined
from mijnbuurt.core.outbox import Attachment
from mijnbuurt.intake.cleaning import clean_line

from .models import Assignment

LENGTH = timedelta(hours=2)
DAY = timedelta(days=1)


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
        f"SUMMARY:{escaped(clean_line(assignment.opening))}",
        f"LOCATION:{escaped(clean_line(assignment.where_name))}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return (Attachment("klus.ics", "text/calendar", joined(lines)),)


def times(starts_at: datetime, has_time: bool) -> list[str]:
    if has_time:
        return [f"DTSTART:{in_utc(starts_at)}", f"DTEND:{in_utc(starts_at + LENGTH)}"]
    day = local_date(starts_at)
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}"]
