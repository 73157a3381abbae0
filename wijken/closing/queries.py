"""What still is to come at a place that closes or has closed."""

from datetime import datetime

from django.db.models import Q, QuerySet

from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Activity, Occurrence
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place


def coming_there(now: datetime) -> QuerySet[Occurrence]:
    """Dates to come of public activities that go ahead at some place, not on screen."""
    elsewhere = (OccurrenceState.CANCELLED, OccurrenceState.ONLINE)
    return Occurrence.objects.public().coming(now).exclude(state__in=elsewhere).order_by()


def activities_at(place: Place, now: datetime) -> list[Activity]:
    """The Dutch pages of public activities with a date to come at this place, in two queries."""
    here = Q(venue=place.source.pk) | Q(venue=None, place_words="", activity__venue=place.source.pk)
    keys = coming_there(now).filter(here).values("activity")
    found = Activity.objects.filter(pk__in=keys).select_related("home_wijk")
    return list(found.defer_streamfields().order_by("title"))


def coming_at_closed(now: datetime) -> QuerySet[Occurrence]:
    """Dates to come at places that closed."""
    closed = PlaceStatus.CLOSED
    return coming_there(now).filter(
        Q(venue__fact_row__status=closed)
        | Q(venue=None, place_words="", activity__venue__fact_row__status=closed)
    )
