"""From what someone types ("zaterdag 5 december om 14.00 uur") to a day and a time.

What cannot be read for sure stays words: the coordinator fills in the day. All functions are pure.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3

from mijnbuurt.core.clock import local_date
from wijken.places.hours.instants import instant

#: Further ahead nobody plans; such a year is a slip of the finger.
FURTHEST = timedelta(days=2 * 366)
AFTERNOON = 12
#: "3 uur" is in the afternoon, "9 uur" in the morning: nothing here happens at three at night.
FIRST_HOUR = 8

AHEAD = {
    **dict.fromkeys(("vandaag", "today", "اليوم"), 0),
    **dict.fromkeys(("morgen", "tomorrow", "غدا"), 1),
    **dict.fromkeys(("overmorgen",), 2),
}
EVERY = re.compile(r"\b(elke?|iedere?|every|each|كل)\b")
#: "5 of 6 december" is no single day.
ONE_OF_MORE = re.compile(r"\d\s*(?:of|en|or|and|tot|to|t/m|,|/|-|–|&)\s*$")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
FIGURES = re.compile(
    r"(?<![\d:.])(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})(?:\2(?P<year>\d{4}|\d{2}))?(?![\d:])"
    r"(?!\s*(?:u\b|uur|h\b|am\b|pm\b))"
)
CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\s*(?P<half>am|pm)?(?![\d.:])"
)
SPAN = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?:-|–|tot|to|until)\s*\d{1,2}"
    r"(?:[.:]\d{2})?\s*(?:uur|u|h|(?P<half>am|pm))\b"
)
HOUR = re.compile(r"(?<![\d.:])(?P<hour>\d{1,2})\s*(?:uur|u|h|o clock|(?P<half>am|pm))\b")


@dataclass(frozen=True)
class When:
    """What was read: the start in UTC (of the day, where no time was named), or nothing."""

    starts_at: datetime | None = None
    has_time: bool = False


@dataclass(frozen=True)
class Day:
    """A day, and where in the text it stood after what."""

    day: date
    span: tuple[int, int]
    before: str


def read_when(text: str, now: datetime) -> When:
    """The one day in a text and the first time on it; nothing when it names more days or none."""
    plain = plainly(text)
    today = local_date(now)
    found = [] if EVERY.search(plain) else list(days_in(plain, today))
    days = {row.day for row in found}
    if (
        len(days) != 1
        or any(ONE_OF_MORE.search(row.before) for row in found)
        or found[0].day > today + FURTHEST
    ):
        return When()
    rest = without(plain, [row.span for row in found])
    starts = time_in(rest)
    return When(instant(days.pop(), starts or time.min), starts is not None)


def plainly(text: str) -> str:
    """Small letters without accents, and figures of any script as 0 to 9."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = (letter for letter in apart if not unicodedata.combining(letter))
    return "".join(str(unicodedata.digit(letter, letter)) for letter in bare).replace("'", " ")


def without(text: str, spans: list[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def days_in(plain: str, today: date) -> Iterator[Day]:
    taken = plain
    for pattern in (ISO, *month_patterns(), FIGURES):
        for match in pattern.finditer(taken):
            day = day_of(match, today)
            if day is not None:
                yield Day(day, match.span(), plain[: match.start()])
                taken = without(taken, [match.span()])
    if taken != plain:
        return
    for word in re.finditer(r"[^\W\d_]+", taken):
        if word[0] in AHEAD and not is_part_of_day(taken, word):
            yield Day(today + timedelta(days=AHEAD[word[0]]), word.span(), "")


def is_part_of_day(text: str, word: re.Match[str]) -> bool:
    """ "Zaterdag morgen" is no tomorrow."""
    before = text[: word.start()].split()
    return word[0] == "morgen" and bool(before) and before[-1].endswith("dag")


def day_of(match: re.Match[str], today: date) -> date | None:
    """The day that a match names; without a year the next one like it. None: no such day."""
    groups = match.groupdict()
    month = int(groups["month"]) if groups["month"].isdigit() else month_names()[groups["month"]]
    year = int(groups["year"]) if groups.get("year") else None
    if year is not None and year < 100:
        year += 2000
    try:
        if year is not None:
            return date(year, month, int(groups["day"]))
        this_year = date(today.year, month, int(groups["day"]))
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        return None


def time_in(rest: str) -> time | None:
    matches = [match for pattern in (SPAN, CLOCK, HOUR) if (match := pattern.search(rest))]
    for match in sorted(matches, key=lambda match: match.start()):
        groups = match.groupdict()
        hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
        is_early = hour < FIRST_HOUR and not groups["hour"].startswith("0")
        if hour < AFTERNOON and (groups["half"] == "pm" or (is_early and not groups["half"])):
            hour += AFTERNOON
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None


@cache
def month_names() -> dict[str, int]:
    """The months in each language of the site, whole and short."""
    names: dict[str, int] = {"mrt": 3, "sept": 9}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for table in (MONTHS_3, MONTHS):
                names |= {plainly(str(name)).strip("."): key for key, name in table.items()}
    return names


@cache
def month_patterns() -> tuple[re.Pattern[str], ...]:
    """ "5 december 2026", "5th of december" and "december 5"."""
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    number = r"(?P<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
    month, year = rf"(?P<month>{names})\b\.?", r"(?:,?\s+(?P<year>\d{4})\b)?"
    return (
        re.compile(rf"(?<![\d.:]){number}\s+(?:of\s+)?{month}{year}"),
        re.compile(rf"\b{month}\s+{number}\b(?![.:]\d){year}"),
    )
