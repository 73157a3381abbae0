"""The rows behind the hours of places. They are those of the Dutch page, in every language."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import DateField, F, Model, QuerySet

from mijnbuurt.core.prepared import KEY, prepared
from mijnbuurt.core.words import readers_language
from wijken.places.enums import PlaceStatus
from wijken.places.models import HoursException, OpeningHours, Place, PlaceFacts

from .blocks import DAY, is_open_at
from .instants import local
from .states import OpenState, state_at


class Hours(NamedTuple):
    """What the functions of this package take."""

    weekly: list[OpeningHours]
    exceptions: list[HoursException]


def hours_of(place: Place, since: date | None = None) -> Hours:
    """The published weekly rows of a place and its exceptions, in two queries or three.

    With `since` only the exceptions that tell about that day and later; those of the day before
    are among them, as they may run past midnight.
    """
    exceptions = _exceptions_of(place=place.source.pk, since=since - DAY if since else None)
    return Hours(weekly_rows(place), exceptions)


@prepared(place=KEY, since=DateField())
def _exceptions_of(place: int, since: date | None) -> QuerySet[HoursException]:
    exceptions = HoursException.objects.filter(place=place)
    return exceptions.filter(date__gte=since) if since else exceptions


@prepared(place=KEY)
def _weekly_rows_of(place: int) -> QuerySet[OpeningHours]:
    return OpeningHours.objects.filter(place=place)


def weekly_rows(place: Place) -> list[OpeningHours]:
    """The published weekly rows of a place. For who reads another language, and with one query
    more, each with its note in that language where it is translated."""
    rows = _weekly_rows_of(place=place.source.pk)
    language = readers_language()
    if language == settings.LANGUAGE_CODE or not any(row.note for row in rows):
        return rows
    translated = OpeningHours.objects.filter(
        place__translation_key=place.translation_key,
        place__locale__language_code=language,
        place__live=True,
        place__alias_of=None,
    )
    notes = dict(translated.values_list("translation_key", "note"))
    for row in rows:
        if notes.get(row.translation_key):
            row.note, row.words_language = notes[row.translation_key], language
    return rows


def state_of(place: Place, now: datetime) -> OpenState:
    """The state of one place at an aware moment, in three queries."""
    return states_of([place], now)[place.pk]


def states_of(
    places: Iterable[Place], now: datetime, most: int | None = None
) -> dict[int, OpenState]:
    """The states of many places by their key, in three queries however many there are. With `most`
    only those of so many, the places that are open first."""
    shown = list(places)
    rows = _rows_of(shown, now)
    if most is not None:  # to tell a state takes far longer than to see whether it is open
        shown = sorted(shown, key=lambda place: not _is_open(now, *rows[place.pk]))[:most]
    return {place.pk: state_at(now, *rows[place.pk]) for place in shown}


def _is_open(now: datetime, weekly: list, exceptions: list, status: str) -> bool:
    return status == PlaceStatus.OPEN and is_open_at(now, weekly, exceptions)


def _rows_of(shown: list[Place], now: datetime) -> dict[int, tuple[list, list, str]]:
    """What `state_at` takes, for each place by its key."""
    weekly = _by_page(_of_dutch_pages(OpeningHours, shown))
    recent = _of_dutch_pages(HoursException, shown).filter(date__gte=local(now).date() - DAY)
    exceptions = _by_page(recent)
    facts = _by_page(_of_dutch_pages(PlaceFacts, shown))
    rows = {}
    for place in shown:
        key = place.translation_key
        status = facts[key][0].status if facts[key] else PlaceStatus.UNKNOWN
        rows[place.pk] = (weekly[key], exceptions[key], status)
    return rows


def _of_dutch_pages(model: type[Model], places: Iterable[Place]) -> QuerySet:
    """Rows that belong to the Dutch pages of these places, each with the key that all
    languages of its page share."""
    return model.objects.filter(  # type: ignore[attr-defined]
        place__translation_key__in={place.translation_key for place in places},
        place__locale__language_code=settings.LANGUAGE_CODE,
    ).annotate(page_key=F("place__translation_key"))


def _by_page(rows: Iterable[Model]) -> dict[object, list]:
    found: dict[object, list] = defaultdict(list)
    for row in rows:
        found[row.page_key].append(row)  # type: ignore[attr-defined]
    return found
