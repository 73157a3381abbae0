"""The last news of each wijk, for the page of rows per wijk."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.core.dates import day_short
from wijken.work.registry import Cell, Column, register_column

from .models import Article

#: A wijk without news for so long looks forgotten.
QUIET_DAYS = 30


def last_news(keys: Collection[int], now: datetime) -> Mapping[int, Cell]:
    found = Article.objects.public().filter(home_wijk__in=keys).order_by()
    last = dict(found.values_list("home_wijk").annotate(Max("first_published_at")))
    return {key: _cell(last.get(key), now) for key in keys}


def _cell(last: datetime | None, now: datetime) -> Cell:
    if last is None:
        return Cell(_("nog niets"), is_wanting=True)
    return Cell(day_short(last), is_wanting=(now - last).days >= QUIET_DAYS)


def register() -> None:
    register_column(Column("news", gettext_lazy("Laatste nieuws"), 10, last_news))
