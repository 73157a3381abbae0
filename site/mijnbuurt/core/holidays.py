"""Public holidays in the Netherlands: those that article 3 of the Algemene termijnenwet names,
Good Friday that it puts on a par, and the two Sundays that belong to them.

Easter is worked out by `dateutil`, after Oudin (1940) as quoted in the "Explanatory Supplement to
the Astronomical Almanac" (P. Kenneth Seidelmann, editor).
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUNDAY = 6


@lru_cache(maxsize=32)
def holidays_of(year: int) -> dict[date, str | Promise]:
    """The name of each public holiday of a year, by date and in their order."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    named: list[tuple[date, str | Promise]] = [
        (date(year, 1, 1), _("Nieuwjaarsdag")),
        (sunday - timedelta(days=2), _("Goede Vrijdag")),
        (sunday, _("Eerste Paasdag")),
        (sunday + timedelta(days=1), _("Tweede Paasdag")),
        (kings_day, _("Koningsdag")),
        (date(year, 5, 5), _("Bevrijdingsdag")),
        (sunday + timedelta(days=39), _("Hemelvaartsdag")),
        (sunday + timedelta(days=49), _("Eerste Pinksterdag")),
        (sunday + timedelta(days=50), _("Tweede Pinksterdag")),
        (date(year, 12, 25), _("Eerste Kerstdag")),
        (date(year, 12, 26), _("Tweede Kerstdag")),
    ]
    found: dict[date, str | Promise] = {}
    for day, name in sorted(named, key=lambda entry: entry[0]):
        found.setdefault(day, name)
    return found


def holiday_name(day: date) -> str | Promise:
    """The name of the public holiday on a day; empty when it is none."""
    return holidays_of(day.year).get(day, "")


def holidays_between(first: date, last: date) -> dict[date, str | Promise]:
    """The public holidays from one day up to and including another."""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in holidays_of(year).items()
        if first <= day <= last
    }
