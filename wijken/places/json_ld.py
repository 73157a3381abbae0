"""Schema.org data of a place, with what is there for everyone."""

from datetime import datetime, timedelta

from django.conf import settings

from mijnbuurt.core import clock

from .enums import PlaceStatus, YesNoUnknown
from .hours import hours_of, opening_hours_specification
from .models import Place
from .slots import DAYS_SHOWN, SlotTime, slot_times


def place_data(place: Place, now: datetime) -> dict[str, object]:
    """What is known of a place; nothing that is not."""
    data: dict[str, object] = {
        "@type": "Place",
        "name": place.title,
        "description": place.summary,
        "url": place.full_url,
    }
    if place.address_text:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": place.facts.address_line,
            "postalCode": place.facts.postcode,
            "addressLocality": place.facts.city,
            "addressCountry": "NL",
        }
    if position := place.facts.position:
        latitude, longitude = position
        geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
        data["geo"] = geo
    if place.phone:
        data["telephone"] = place.phone
    if place.status == PlaceStatus.OPEN:
        today = clock.local_date(now)
        hours = opening_hours_specification(today, *hours_of(place, since=today))
        data["openingHoursSpecification"] = hours
        last = today + timedelta(days=DAYS_SHOWN - 1)
        times = slot_times(today, last, place=place, open_to_all=True)
        if times:
            data["event"] = [slot_data(time) for time in times]
    return data


def slot_data(time: SlotTime) -> dict[str, object]:
    """One date of a slot as an Event; times carry the offset of that day."""
    slot = time.slot
    status = "EventScheduled" if time.goes_ahead else "EventCancelled"
    data: dict[str, object] = {
        "@type": "Event",
        "name": slot.title,
        "description": slot.note,
        "url": f"{slot.place.full_url}#{slot.anchor}",
        "inLanguage": settings.LANGUAGE_CODE,
        "startDate": time.starts.isoformat(),
        "endDate": time.ends.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": slot.place.title},
    }
    if slot.organisation:
        data["organizer"] = {"@type": "Organization", "name": slot.organisation}
    if slot.free != YesNoUnknown.UNKNOWN:
        data["isAccessibleForFree"] = slot.free == YesNoUnknown.YES
    return data
