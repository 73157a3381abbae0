"""Towns to draw, as boundaries and as a strategy for random ones."""

from typing import Any

from hypothesis import strategies as st


def square(west: float, south: float, side: float = 0.01) -> dict[str, Any]:
    """A boundary with its south-west corner there."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


LONGITUDES = st.floats(3, 8).map(lambda value: round(value, 5))
LATITUDES = st.floats(50, 54).map(lambda value: round(value, 5))
POINTS = st.tuples(LONGITUDES, LATITUDES)
#: A line that never visits a point twice.
LINES = st.lists(POINTS, min_size=2, max_size=60, unique=True)
RINGS = st.lists(POINTS, min_size=3, max_size=60, unique=True).map(lambda line: [*line, line[0]])
