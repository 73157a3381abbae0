"""Schema.org data of an activity."""

from typing import TYPE_CHECKING

from django.utils import timezone

from .enums import OccurrenceState

if TYPE_CHECKING:
    from .models import Activity, Occurrence

EVENT_STATUS = {
    OccurrenceState.GOES_AHEAD: "EventScheduled",
    OccurrenceState.CANCELLED: "EventCancelled",
    OccurrenceState.MOVED: "EventRescheduled",
    OccurrenceState.ONLINE: "EventMovedOnline",
    OccurrenceState.OTHER_PLACE: "EventScheduled",
}


def event_data(activity: "Activity", occurrence: "Occurrence") -> dict[str, object]:
    """One date as an Event; times carry the offset of Amsterdam on that day."""
    online = occurrence.state == OccurrenceState.ONLINE
    data: dict[str, object] = {
        "@type": "Event",
        "name": activity.title,
        "description": activity.summary,
        "url": activity.full_url,
        "inLanguage": activity.language,
        "startDate": timezone.localtime(occurrence.starts_at).isoformat(),
        "endDate": timezone.localtime(occurrence.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{EVENT_STATUS[OccurrenceState(occurrence.state)]}",
        "eventAttendanceMode": "https://schema.org/"
        + ("OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"),
    }
    if occurrence.place_text:
        data["location"] = {"@type": "Place", "name": occurrence.place_text}
    if activity.organiser:
        data["organizer"] = {"@type": "Organization", "name": activity.organiser}
    if activity.free != "unknown":
        data["isAccessibleForFree"] = activity.free == "yes"
    if occurrence.moved_from:
        data["previousStartDate"] = timezone.localtime(occurrence.moved_from).isoformat()
    return data
