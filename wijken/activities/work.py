"""The next activity in each wijk, for the page of rows per wijk."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.core.dates import day_short
from wijken.work.registry import Cell, Column, register_column

from .enums import OccurrenceState
from .models import Activity, Occurrence

#: A wijk in which nothing is to come for so long looks forgotten.
QUIET = timedelta(days=14)


def next_activity(keys: Collection[int], now: datetime) -> Mapping[int, Cell]:
    public = Activity.objects.public().filter(home_wijk__in=keys)
    coming = Occurrence.objects.coming(now).exclude(state=OccurrenceState.CANCELLED)
    coming = coming.filter(activity__in=public.values("pk")).order_by()
    first = dict(coming.values_list("activity__home_wijk").annotate(Min("starts_at")))
    return {key: _cell(first.get(key), now) for key in keys}


def _cell(first: datetime | None, now: datetime) -> Cell:
    if first is None:
        return Cell(_("niets"), is_wanting=True)
    return Cell(day_short(first), is_wanting=first - now > QUIET)


def register() -> None:
    register_column(Column("activity", gettext_lazy("Volgende activiteit"), 20, next_activity))
