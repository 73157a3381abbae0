"""What "elke dinsdag" means, as far as that is sure. Without a database."""

from datetime import date, datetime, time, timedelta
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.dates import WEEKDAYS

from mijnbuurt.core.clock import local_date
from wijken.contact.words import words_of
from wijken.places.hours.instants import instant

EVERY = frozenset({"elke", "iedere", "every", "each", "كل"})
#: What Arabic puts before the name of a day.
THE = "ال"
WEEK = timedelta(days=7)
#: How many dates of a series are compared with what is on already.
COMPARED = 4


def weekly_day(words: str) -> int | None:
    """The weekday (Monday is 0) of words that say "every so-and-so" and nothing else."""
    said = words_of(words)
    if len(said) != 2 or said[0] not in EVERY:
        return None
    return weekdays().get(said[1].removeprefix(THE))


def first_day(day: date | None, words: str, today: date) -> date | None:
    """The first day: the one that was named, else the next such weekday."""
    if day is not None or not words:
        return day
    weekday = weekly_day(words)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7)


def moments(day: date | None, words: str, starts: time | None, now: datetime) -> list[datetime]:
    """When it begins: once, or the next times; empty when that cannot be read for sure."""
    first = first_day(day, words, local_date(now))
    if first is None or starts is None:
        return []
    count = COMPARED if weekly_day(words) is not None else 1
    return [instant(first + number * WEEK, starts) for number in range(count)]


@cache
def weekdays() -> dict[str, int]:
    """The names of the days in each language of the site."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for number, name in WEEKDAYS.items():
                found[words_of(str(name))[0].removeprefix(THE)] = number
    return found
