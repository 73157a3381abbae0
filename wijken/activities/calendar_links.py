"""Ways to put an activity in a calendar of one's own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mijnbuurt.core.ical import in_utc

if TYPE_CHECKING:
    from .models import Activity, Occurrence

GOOGLE = "https://calendar.google.com/calendar/render?"


@dataclass(frozen=True)
class CalendarLinks:
    """A file for any program, and the page of Google that asks whether to add it."""

    file: str
    google: str


def links_of(activity: "Activity", occurrence: "Occurrence | None") -> CalendarLinks | None:
    """Of a series Google follows the file, so that what changes later changes there too; of a
    single date it takes the date. None while there is no date."""
    if occurrence is None or activity.source.rule is None:
        return None
    file = f"{activity.full_url}agenda.ics"
    if activity.source.rule.is_series:
        query = {"cid": file.replace("https://", "webcal://").replace("http://", "webcal://")}
    else:
        query = {
            "action": "TEMPLATE",
            "text": activity.title,
            "dates": f"{in_utc(occurrence.starts_at)}/{in_utc(occurrence.ends_at)}",
            "location": occurrence.place_text,
            "details": activity.full_url,
        }
    return CalendarLinks(f"{activity.url}agenda.ics", GOOGLE + urlencode(query))
