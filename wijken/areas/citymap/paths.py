"""Areas as paths of a drawing, with round corners and whole numbers, in pure functions."""

from collections.abc import Sequence

from .projection import Point, Ring


def path_of(rings: Sequence[Ring], rounding: float = 0) -> str:
    """The data of an SVG path; with the even-odd rule a ring within a ring is a hole."""
    return "".join(ring_path(ring, rounding) for ring in rings)


def ring_path(ring: Ring, rounding: float) -> str:
    """A closed ring, each corner as a curve between points just before and after it."""
    corners = ring[:-1]
    parts: list[str] = []
    for at, corner in enumerate(corners):
        before = towards(corner, corners[at - 1], rounding)
        after = towards(corner, corners[(at + 1) % len(corners)], rounding)
        parts.append(f"{'L' if parts else 'M'}{whole(before)}Q{whole(corner)} {whole(after)}")
    return "".join(parts) + "Z"


def towards(corner: Point, other: Point, rounding: float) -> Point:
    """A point near a corner on the way to the next one, at most halfway."""
    across, up = other[0] - corner[0], other[1] - corner[1]
    length = (across * across + up * up) ** 0.5
    part = min(rounding / length, 0.5) if length else 0
    return corner[0] + across * part, corner[1] + up * part


def whole(point: Point) -> str:
    return f"{round(point[0])} {round(point[1])}"


def box_ring(left: float, top: float, width: float, height: float) -> Ring:
    """A rectangle as a ring."""
    right, bottom = left + width, top + height
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
