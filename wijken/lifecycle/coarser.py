"""Boundaries with as many points as a map on a page can show."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from wijken.areas.citymap.projection import Bounds, Ring, rings_of, shrink
from wijken.areas.citymap.simplify import simplified

#: How far a border may be off, as a part of the map: less than a pixel on a phone.
PRECISION = 1 / 600

Geometry = dict[str, Any]


def coarser(geometries: list[Geometry]) -> list[Geometry]:
    """The boundaries of a town with fewer points; neighbours still touch each other."""
    if not geometries:
        return []
    box = box_of(geometries)
    stretch = shrink(box.middle_latitude)
    tolerance = PRECISION * max((box.east - box.west) * stretch, box.north - box.south)
    kept = [without_specks(geometry, tolerance) for geometry in geometries]
    rings = iter(simplified(list(chain.from_iterable(map(rings_of, kept))), tolerance, stretch))
    return [with_rings(geometry, rings) for geometry in kept]


def box_of(geometries: list[Geometry]) -> Bounds:
    """The box around boundaries."""
    return Bounds.around(chain.from_iterable(chain.from_iterable(map(rings_of, geometries))))


def without_specks(geometry: Geometry, tolerance: float) -> Geometry:
    """Without islands and holes too small to see; the largest island stays however small it is."""
    parts = parts_of(geometry)
    largest = max(parts, key=lambda part: size_of(part[0]))
    seen = [
        [part[0], *(hole for hole in part[1:] if size_of(hole) > tolerance)]
        for part in parts
        if part is largest or size_of(part[0]) > tolerance
    ]
    return {**geometry, "coordinates": seen[0] if geometry["type"] == "Polygon" else seen}


def size_of(ring: list[list[float]]) -> float:
    """The longest side of the box around a ring, in degrees."""
    box = Bounds.around((point[0], point[1]) for point in ring)
    return max(box.east - box.west, box.north - box.south)


def with_rings(geometry: Geometry, rings: Iterator[Ring]) -> Geometry:
    """A geometry of the same form with the next rings that are given."""
    parts = parts_of(geometry)
    found = [[[list(point) for point in next(rings)] for _ring in part] for part in parts]
    return {**geometry, "coordinates": found[0] if geometry["type"] == "Polygon" else found}


def joined(one: Geometry, other: Geometry) -> Geometry:
    """Two boundaries as that of one area."""
    return {"type": "MultiPolygon", "coordinates": [*parts_of(one), *parts_of(other)]}


def parts_of(geometry: Geometry) -> list[list[list[list[float]]]]:
    """The islands of a boundary, each with its holes."""
    given = geometry["coordinates"]
    return [given] if geometry["type"] == "Polygon" else list(given)
