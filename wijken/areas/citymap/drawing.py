"""The map as a template draws it: a shape for each wijk and a numbered pin for each place."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from wijken.areas.models import Wijk

from .lettering import Box, Name, lettered, spans_at
from .paths import box_ring, path_of
from .pins import kept_apart, within
from .projection import Bounds, Point, Projection, Ring, rings_of

#: Units of the drawing; on a phone one is about three quarters of a pixel.
WIDTH = 480
TALLEST = 560
MARGIN = 8
ROUNDING = 7
#: The tiles of wijken without a shape.
TILES_IN_ROW = 3
TILE_WIDTH = (WIDTH - 2 * MARGIN) / TILES_IN_ROW - 6
TILE_HEIGHT = 48
TILE_GAP = 6
#: The head of a pin: its radius, how high its middle is above the tip, how far heads stay apart.
HEAD = 16
HEAD_ABOVE = 28
APART = 34


@dataclass(frozen=True)
class Mark:
    """A place to point at: where it is (latitude and longitude), what its pin is called and leads
    to, and the colour key of its wijk."""

    position: Point
    label: str
    url: str
    colour: str = ""


@dataclass(frozen=True)
class Pin:
    """A mark on the drawing, by the tip of its pin, and its number."""

    mark: Mark
    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Shape:
    """A wijk on the drawing."""

    wijk: Wijk
    path: str
    name: Name


@dataclass(frozen=True)
class CityMap:
    """All that a template needs to draw the town."""

    height: int
    shapes: list[Shape]
    pins: list[Pin]
    width: int = WIDTH


@dataclass(frozen=True)
class Drawn:
    """What is worked out from boundaries, names and positions alone."""

    height: int
    shapes: list[tuple[str, Name]]
    tips: list[tuple[int, int] | None]


def shown_wijken(language: str) -> list[Wijk]:
    """The wijken of the map: those with a page online. One query."""
    online = {"pages__live": True, "pages__locale__language_code": language}
    return list(Wijk.objects.open().filter(**online))


def draw(wijken: Sequence[Wijk], marks: Iterable[Mark] = ()) -> CityMap | None:
    """The map of these wijken, or None while none of them has a boundary. Marks outside it are
    left out, the others numbered from 1."""
    if not any(wijk.boundary for wijk in wijken):
        return None
    wanted = list(marks)
    drawn = _drawn(
        tuple((wijk.name, json.dumps(wijk.boundary)) for wijk in wijken),
        tuple(mark.position for mark in wanted),
    )
    shapes = [Shape(wijk, *drawn.shapes[at]) for at, wijk in enumerate(wijken)]
    inside = [(mark, tip) for mark, tip in zip(wanted, drawn.tips, strict=True) if tip]
    pins = [Pin(mark, number, *tip) for number, (mark, tip) in enumerate(inside, 1)]
    return CityMap(drawn.height, shapes, pins)


@lru_cache(maxsize=32)
def _drawn(outlines: tuple[tuple[str, str], ...], positions: tuple[Point, ...]) -> Drawn:
    """Kept under all that it is made of, so never out of date."""
    geometries = [json.loads(boundary) for _name, boundary in outlines]
    points = chain.from_iterable(chain.from_iterable(map(rings_of, geometries)))
    projection = Projection.fit(Bounds.around(points), WIDTH, TALLEST, MARGIN)
    tips = pin_tips(projection, positions)
    heads = [
        Box(tip[0] - HEAD, tip[1] - HEAD_ABOVE - HEAD, tip[0] + HEAD, tip[1]) for tip in tips if tip
    ]
    areas = [flat_rings(projection, geometry) for geometry in geometries]
    tiles = tile_rings(areas.count([]), list(chain.from_iterable(areas)), projection.height)
    lowest = max([projection.height, *(tile[2][1] + MARGIN for tile in tiles)])
    waiting = iter(tiles)
    shapes = []
    for (name, _boundary), rings in zip(outlines, areas, strict=True):
        rings = rings or [next(waiting)]
        shapes.append((path_of(rings, ROUNDING), lettered(name, rings, heads)))
    return Drawn(round(lowest), shapes, tips)


def is_turned_around(wijken: Iterable[Wijk], latitude: float, longitude: float) -> bool:
    """Whether a position lies off the map, and on it with its numbers the other way around."""
    points = list(chain.from_iterable(chain.from_iterable(rings_of(w.boundary) for w in wijken)))
    if not points:
        return False
    box = Bounds.around(points)
    return not box.holds(longitude, latitude) and box.holds(latitude, longitude)


def flat_rings(projection: Projection, geometry: dict[str, Any] | None) -> list[Ring]:
    return [[projection.place(*point) for point in ring] for ring in rings_of(geometry)]


def pin_tips(projection: Projection, positions: Sequence[Point]) -> list[tuple[int, int] | None]:
    """Where pins point, far enough apart to be read; None for what lies outside the map."""
    inside = [
        at
        for at, (latitude, longitude) in enumerate(positions)
        if projection.bounds.holds(longitude, latitude)
    ]
    flat = [projection.place(positions[at][1], positions[at][0]) for at in inside]
    bounds = (HEAD, HEAD_ABOVE + HEAD, projection.width - HEAD, projection.height)
    tips: list[tuple[int, int] | None] = [None] * len(positions)
    for at, point in zip(inside, kept_apart(flat, APART), strict=True):
        x, y = within(point, *bounds)
        tips[at] = round(x), round(y)
    return tips


def tile_rings(count: int, shapes: Sequence[Ring], bottom: float) -> list[Ring]:
    """Tiles in rows: the first in the lower corner of the map if nothing lies there, else below."""
    top = bottom - MARGIN - TILE_HEIGHT
    first_row = box_ring(
        MARGIN, top, min(count, TILES_IN_ROW) * (TILE_WIDTH + TILE_GAP), TILE_HEIGHT
    )
    if not is_free(first_row, shapes):
        top = bottom
    return [
        box_ring(
            MARGIN + at % TILES_IN_ROW * (TILE_WIDTH + TILE_GAP),
            top + at // TILES_IN_ROW * (TILE_HEIGHT + TILE_GAP),
            TILE_WIDTH,
            TILE_HEIGHT,
        )
        for at in range(count)
    ]


def is_free(box: Ring, shapes: Sequence[Ring]) -> bool:
    """Whether no shape lies in a rectangle, looked at along a few lines."""
    (left, top), (right, bottom) = box[0], box[2]
    lines = [top + (bottom - top) * step / 4 for step in range(5)]
    spans = chain.from_iterable(spans_at([ring], line) for ring in shapes for line in lines)
    return all(end < left or start > right for start, end in spans)
