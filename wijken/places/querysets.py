"""Which places, and in what order."""

from typing import Any

from django.db.models import Case, When

from wijken.areas.models import WijkContentQuerySet

from .enums import KIND_ORDER, PlaceStatus

#: Sorts by kind: a BIC first, a park last.
BY_KIND = Case(
    *(When(kind=kind, then=rank) for rank, kind in enumerate(KIND_ORDER)),
    default=len(KIND_ORDER),
)


class PlaceQuerySet(WijkContentQuerySet):
    def in_list_order(self) -> "PlaceQuerySet":
        """Places where one walks in first, closed ones last."""
        closed = Case(When(fact_row__status=PlaceStatus.CLOSED, then=1), default=0)
        return self.order_by(closed, BY_KIND, "title")

    def filtered(self, values: dict[str, Any]) -> "PlaceQuerySet":
        """Places that fit the filters of `PlaceFilter`."""
        found = self
        if "wijk" in values:
            found = found.in_wijk(values["wijk"])
        if "soort" in values:
            found = found.filter(kind=values["soort"])
        return found
