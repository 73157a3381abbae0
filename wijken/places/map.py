"""Places of a list on the map of the town."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from wijken.areas.citymap.drawing import CityMap, Mark, draw, shown_wijken

from .overview import PlaceToday


def on_map(rows: Sequence[PlaceToday]) -> tuple[list[PlaceToday], CityMap | None]:
    """The rows in their order, each with its number on the map if it stands there, and that map;
    none where no row has a place on it. One query."""
    marks = {id(row): mark for row in rows if (mark := mark_of(row))}
    if not marks:
        return list(rows), None
    drawn = draw(shown_wijken(settings.LANGUAGE_CODE), marks.values())
    if drawn is None or not drawn.pins:
        return list(rows), None
    numbers = {id(pin.mark): pin.number for pin in drawn.pins}
    return [replace(row, number=numbers.get(id(marks.get(id(row))))) for row in rows], drawn


def mark_of(row: PlaceToday) -> Mark | None:
    """What the map shows of a place; nothing of one that is closed or somewhere unknown."""
    place = row.place
    if place.facts.position is None:
        return None
    colour = place.wijk.colour if place.wijk else ""
    return Mark(place.facts.position, place.title, place.url, colour)
