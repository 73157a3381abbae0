"""Places that will close, and on what day."""

from datetime import date

from django.db.models import QuerySet

from .enums import PlaceStatus
from .models import Place, PlannedClosing


def planned_closing_of(place: Place) -> PlannedClosing | None:
    """The day on which a place will close, with the successor if anyone may read about it."""
    if place.status == PlaceStatus.CLOSED:
        return None
    found = PlannedClosing.objects.filter(place=place.source.pk).select_related("successor").first()
    if found and found.successor and not found.successor.is_public:
        found.successor = None
    return found


def due(today: date) -> QuerySet[PlannedClosing]:
    """The places that close today, or should have."""
    return PlannedClosing.objects.filter(day__lte=today).order_by("day", "pk")
