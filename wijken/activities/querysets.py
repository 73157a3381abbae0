"""Which dates of activities, and in what order."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from wijken.areas.querysets import WIJK_IN_ROW
from wijken.places.enums import YesNoUnknown

#: What a row of a list shows of the activity.
ACTIVITY_IN_ROW = (
    "title",
    "url_path",
    "translation_key",
    "summary",
    "recurrence",
    "first_date",
    "place_words",
    "free",
    "price_text",
    "sign_up_text",
    "sign_up_here",
    "venue__title",
    "venue__url_path",
    *(f"home_wijk__{name}" for name in WIJK_IN_ROW),
)


#: Filters by what is exactly that, and by how one gets in.
EXACT = {"soort": "activity__kind", "voor": "activity__audience", "dagdeel": "day_part"}
ACCESS = {"drempelvrij": "step_free", "toilet": "toilet"}


def has_access(field: str) -> models.Q:
    """Where this is known to be so: the place of that date says it, or else the activity."""
    at_other_place = models.Q(**{f"venue__{field}": YesNoUnknown.YES})
    says_so = models.Q(**{f"activity__{field}": YesNoUnknown.YES})
    leaves_it = models.Q(
        **{
            f"activity__{field}": YesNoUnknown.UNKNOWN,
            f"activity__venue__{field}": YesNoUnknown.YES,
        }
    )
    return at_other_place | (models.Q(venue=None, place_words="") & (says_so | leaves_it))


def speaking(rows: Any, field: str, code: str) -> Any:
    """Where one can speak a language; where nothing is said, that is Dutch."""
    fits = models.Q(spoken_codes__contains=f'"{code}"')
    if code == settings.LANGUAGE_CODE:
        fits |= models.Q(spoken_codes="[]")
    return rows.alias(spoken_codes=Cast(field, models.TextField())).filter(fits)


class OccurrenceQuerySet(models.QuerySet[Any]):
    @property
    def activities(self) -> Any:
        """The manager of the pages that the dates belong to."""
        return self.model._meta.get_field("activity").related_model.objects

    def public(self) -> "OccurrenceQuerySet":
        """Occurrences of activities that anyone may read; nothing of a draft."""
        return self.filter(activity__in=self.activities.public().values("pk"))

    def coming(self, now: datetime) -> "OccurrenceQuerySet":
        """Occurrences that are not over yet, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def by_day(self) -> "OccurrenceQuerySet":
        """Day after day; on top of each what does not go ahead."""
        return self.order_by("local_date", "day_order", "starts_at", "pk")

    def between(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Occurrences that begin on one of these local days, both ends included."""
        return self.filter(local_date__range=(first, last)).by_day()

    def in_wijk(self, wijk: object) -> "OccurrenceQuerySet":
        return self.filter(activity__in=self.activities.in_wijk(wijk).values("pk"))

    def at_place(self, place: object) -> "OccurrenceQuerySet":
        """Dates of what is at this place, and dates that are there this time."""
        there = self.activities.filter(venue=place).values("pk")
        return self.filter(models.Q(activity__in=there) | models.Q(venue=place))

    def filtered(self, values: dict[str, Any]) -> "OccurrenceQuerySet":
        """Occurrences that fit the filters of `AgendaFilter`."""
        found: OccurrenceQuerySet = self
        if "van" in values:
            found = found.filter(local_date__gte=values["van"])
        if "tot" in values:
            found = found.filter(local_date__lte=values["tot"])
        if "wijk" in values:
            found = found.in_wijk(values["wijk"])
        exact = {EXACT[name]: values[name] for name in EXACT if name in values}
        if "gratis" in values:
            exact["activity__free"] = YesNoUnknown.YES
        if "zomaar" in values:
            exact |= {"activity__sign_up_text": "", "activity__sign_up_here": False}
        for name, field in ACCESS.items():
            if name in values:
                found = found.filter(has_access(field))
        if "taal" in values:
            found = speaking(found, "activity__spoken_languages", values["taal"])
        return found.filter(**exact)

    def with_activity(self) -> "OccurrenceQuerySet":
        """With all that a list row shows and nothing more, in one query."""
        return self.select_related("activity__home_wijk", "activity__venue", "venue").only(
            *(field.name for field in self.model._meta.concrete_fields),
            "venue__title",
            "venue__url_path",
            *(f"activity__{name}" for name in ACTIVITY_IN_ROW),
        )
