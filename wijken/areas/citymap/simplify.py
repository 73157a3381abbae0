"""Fewer points in the borders of areas that touch each other, in pure functions.

Borders are cut where three areas meet, and each stretch between is made simpler once: what two
neighbours share stays the same for both, so that no gap opens between them.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator

from .projection import Point, Ring

#: A ring that closes has its first point again at the end.
FEWEST_POINTS = 4


def simplified(rings: list[Ring], tolerance: float, stretch: float = 1.0) -> list[Ring]:
    """The rings with fewer points, none of the old ones further than `tolerance` from the new line.

    `stretch` multiplies x to make it as long as y. A ring smaller than the tolerance stays whole:
    a small area has to be seen too.
    """
    junctions = meeting_points(rings)
    found = []
    for ring in rings:
        line: Ring = []
        for stretch_of in cut(ring, junctions):
            line += same_both_ways(stretch_of, tolerance, stretch)[1 if line else 0 :]
        found.append(line if len(line) >= FEWEST_POINTS else ring)
    return found


def meeting_points(rings: list[Ring]) -> set[Point]:
    """The points where borders split: those with more than two neighbours."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in itertools.pairwise(ring):
            if one != other:
                neighbours[one].add(other)
                neighbours[other].add(one)
    return {point for point, others in neighbours.items() if len(others) > 2}


def cut(ring: Ring, junctions: set[Point]) -> Iterator[Ring]:
    """The stretches of a ring between junctions; one that has none begins at its lowest point."""
    open_ring = ring[:-1]
    starts = [at for at, point in enumerate(open_ring) if point in junctions]
    first = starts[0] if starts else open_ring.index(min(open_ring))
    turned = [*open_ring[first:], *open_ring[: first + 1]]
    line = turned[:1]
    for point in turned[1:]:
        line.append(point)
        if point in junctions:
            yield line
            line = [point]
    if len(line) > 1:
        yield line


def same_both_ways(line: Ring, tolerance: float, stretch: float) -> Ring:
    """A line made simpler, with the same outcome for a neighbour who walks it the other way."""
    backwards = line[::-1]
    if backwards < line:
        return douglas_peucker(backwards, tolerance, stretch)[::-1]
    return douglas_peucker(line, tolerance, stretch)


def douglas_peucker(line: Ring, tolerance: float, stretch: float = 1.0) -> Ring:
    """D.H. Douglas and T.K. Peucker, Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature, Cartographica 10(2), 1973, pages 112-122."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            (
                (distance(line[at], line[first], line[last], stretch), at)
                for at in range(first + 1, last)
            ),
            default=(0.0, first),
        )
        if far > tolerance:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def distance(point: Point, start: Point, end: Point, stretch: float = 1.0) -> float:
    """From a point to the nearest of a piece of line."""
    x, y = (point[0] - start[0]) * stretch, point[1] - start[1]
    across, up = (end[0] - start[0]) * stretch, end[1] - start[1]
    length = across * across + up * up
    along = max(0.0, min(1.0, (x * across + y * up) / length)) if length else 0.0
    return float(((x - along * across) ** 2 + (y - along * up) ** 2) ** 0.5)
