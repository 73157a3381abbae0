"""From longitude and latitude to a flat drawing, in pure functions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
#: The smallest side of a map, in degrees: about a hundred metres.
NARROWEST = 0.001


@dataclass(frozen=True)
class Bounds:
    """The box of longitudes and latitudes around some points."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Bounds":
        """Raises ValueError where there are no points."""
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    @property
    def middle_latitude(self) -> float:
        return (self.south + self.north) / 2

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies within the box."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(frozen=True)
class Projection:
    """A box of the earth on a drawing of a fixed width, north on top.

    Equidistant cylindrical projection with the middle latitude of the box as its standard parallel:
    x = R (λ - λ0) cos φ1, y = R φ (J.P. Snyder, Map Projections: A Working Manual, U.S. Geological
    Survey Professional Paper 1395, 1987, pages 90-91). Over a town it is off by less than a pixel.
    """

    bounds: Bounds
    width: float
    height: float
    scale: float
    margin: Point

    @classmethod
    def fit(cls, bounds: Bounds, width: float, tallest: float, margin: float) -> "Projection":
        """As large as fits in this width and height, with a margin on every side."""
        across = max(bounds.east - bounds.west, NARROWEST) * shrink(bounds.middle_latitude)
        up = max(bounds.north - bounds.south, NARROWEST)
        scale = min((width - 2 * margin) / across, (tallest - 2 * margin) / up)
        height = up * scale + 2 * margin
        return cls(bounds, width, height, scale, ((width - across * scale) / 2, margin))

    def place(self, longitude: float, latitude: float) -> Point:
        """Where it stands on the drawing; y goes down."""
        x = (longitude - self.bounds.west) * shrink(self.bounds.middle_latitude)
        y = self.bounds.north - latitude
        return x * self.scale + self.margin[0], y * self.scale + self.margin[1]


def shrink(latitude: float) -> float:
    """How much shorter a degree of longitude is than one of latitude, there."""
    return cos(radians(latitude))


def rings_of(geometry: dict[str, Any] | None) -> Iterator[Ring]:
    """All rings of a GeoJSON Polygon or MultiPolygon, holes as well, as (longitude, latitude)."""
    if not geometry:
        return
    given = geometry["coordinates"]
    for part in [given] if geometry["type"] == "Polygon" else given:
        for ring in part:
            yield [(point[0], point[1]) for point in ring]
