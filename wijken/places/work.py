"""Work about places: a holiday for which nobody said whether they are open."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.holidays import holidays_between
from mijnbuurt.core.workdays import add_working_days
from mijnbuurt.users.models import User
from wijken.work.checks import check_kind
from wijken.work.registry import (
    Button,
    Cell,
    Column,
    Found,
    NotPossible,
    Scope,
    WorkKind,
    register_column,
    register_kind,
)

from . import transitions
from .enums import PlaceStatus
from .hours.blocks import blocks_on
from .models import HoursException, OpeningHours, Place

#: How long before a holiday we ask, and how many working days before it the answer must be there.
ASK_DAYS = 42
READY_DAYS = 5
CLOSED, AS_USUAL = "closed", "usual"
BUTTONS = (
    Button(CLOSED, gettext_lazy("Dicht"), is_first=True),
    Button(AS_USUAL, gettext_lazy("Gewoon open")),
)


class Unsaid:
    """Open places with the coming holidays on which, by their weekly hours, they would be open
    and for which nobody said anything. In three queries."""

    def __init__(self, scope: Scope, today: date) -> None:
        self.days = holidays_between(today, today + timedelta(days=ASK_DAYS))
        places = Place.objects.public().filter(
            scope.q("home_wijk"), fact_row__status=PlaceStatus.OPEN
        )
        self.places = list(places.only("pk", "title", "home_wijk_id", "path")) if self.days else []
        keys = [place.pk for place in self.places]
        self.weekly: dict[int, list[OpeningHours]] = {key: [] for key in keys}
        for row in OpeningHours.objects.filter(place_id__in=keys):
            self.weekly[row.place_id].append(row)
        said = HoursException.objects.filter(place_id__in=keys, date__in=self.days)
        self.said = set(said.values_list("place_id", "date"))

    def __iter__(self) -> Iterator[tuple[Place, date, str | Promise]]:
        for place in self.places:
            for day, name in self.days.items():
                is_said = (place.pk, day) in self.said
                if not is_said and blocks_on(day, self.weekly[place.pk], []):
                    yield place, day, name


def holidays_without_hours(scope: Scope, now: datetime) -> Iterable[Found]:
    today = local_date(now)
    for place, day, name in Unsaid(scope, today):
        asked = datetime.combine(day - timedelta(days=ASK_DAYS), now.timetz())
        yield Found(
            key=f"{place.pk}-{day.isoformat()}",
            title=place.title,
            wijk_id=place.home_wijk_id,
            since=min(asked, now),
            due=add_working_days(day, -READY_DAYS),
            address=f"{reverse('andere-tijden:add')}?place={place.pk}&date={day.isoformat()}",
            about=_("Open op %(name)s, %(day)s?")
            % {"name": name, "day": date_format(day, "l j F")},
            seen=day.isoformat(),
            buttons=BUTTONS,
        )


def say_hours(key: str, button: str, *, seen: str, user: User, now: datetime) -> str:
    """Closed on the holiday, or open as on any such weekday; both are said for that date."""
    number, _dash, day_text = key.partition("-")
    place, day = Place.objects.get(pk=number), date.fromisoformat(day_text)
    if place.exceptions.filter(date=day).exists():
        raise NotPossible
    if button == CLOSED:
        name = str(holidays_between(day, day).get(day, ""))
        transitions.close_on(place, day, user=user, now=now, reason=name)
        return _("Bewaard: die dag dicht.")
    for block in blocks_on(day, list(place.hours.all()), []):
        opens, closes = block.opens.time(), block.closes.time()
        transitions.add_exception(place, day, opens, closes, user=user, now=now)
    return _("Bewaard: die dag gewoon open.")


def missing_hours(keys: Collection[int], now: datetime) -> Mapping[int, Cell]:
    """How many answers are missing in each wijk, and of places without any hours."""
    counted = dict.fromkeys(keys, 0)
    for place, _day, _name in Unsaid(Scope(frozenset(keys)), local_date(now)):
        counted[place.home_wijk_id] += 1
    without = Place.objects.public().filter(
        home_wijk__in=keys, fact_row__status=PlaceStatus.OPEN, hours=None
    )
    for wijk_id in without.values_list("home_wijk_id", flat=True):
        counted[wijk_id] += 1
    return {key: _cell(count) for key, count in counted.items()}


def _cell(count: int) -> Cell:
    if not count:
        return Cell(_("geen"))
    words = ngettext("%(count)s keer", "%(count)s keer", count) % {"count": count}
    return Cell(words, is_wanting=True)


def register() -> None:
    """Have these show in "Mijn werk" and in the page of rows per wijk."""
    name = gettext_lazy("Openingstijd")
    register_kind(
        WorkKind("hours", name, "time", READY_DAYS, find=holidays_without_hours, do=say_hours)
    )
    register_kind(check_kind("check_place", Place, lambda: attrgetter("home_wijk_id")))
    register_column(Column("hours", gettext_lazy("Openingstijden missen"), 30, missing_hours))
