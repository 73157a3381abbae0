"""Where the name of an area fits, in pure functions."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .projection import Point, Ring

#: From the size we like to the smallest that can be read on a phone, in units of the drawing.
SIZES = (22, 20, 18, 16)
#: How wide a bold letter is, and how far lines stand apart, in sizes of the letter.
LETTER = 0.58
LINE = 1.05
MOST_LINES = 3
#: How many heights are tried.
STEPS = 28


@dataclass(frozen=True)
class Box:
    """A rectangle that a name had better leave free."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Name:
    """A name on the map: its lines with the middle of each, and its size."""

    lines: tuple[tuple[str, int, int], ...]
    size: int


def lettered(name: str, rings: Sequence[Ring], taken: Sequence[Box] = ()) -> Name:
    """The name in the area: as large and on as few lines as fit, away from what is taken."""
    best: tuple[tuple[float, ...], Name] | None = None
    for size in SIZES:
        for lines in foldings(name):
            cost, name_there = best_place(lines, size, rings, taken)
            if best is None or cost < best[0]:
                best = (cost, name_there)
        if best and best[0][0] == 0:
            break
    assert best is not None  # noqa: S101
    return best[1]


def foldings(name: str) -> list[list[str]]:
    """A name on one line, on two, on three; a word breaks only at its hyphen."""
    parts = re.findall(r"[^\s-]+-?", name) or [name]
    found = [[name]]
    for count in range(2, min(MOST_LINES, len(parts)) + 1):
        found.append(folded(parts, count))
    return found


def folded(parts: list[str], count: int) -> list[str]:
    """Parts of a name on so many lines, each about as long."""
    wanted = sum(map(len, parts)) / count
    lines = [parts[0]]
    for at, part in enumerate(parts[1:], 1):
        must = len(parts) - at == count - len(lines)
        if len(lines) < count and (must or len(lines[-1]) + len(part) / 2 > wanted):
            lines.append(part)
        else:
            lines[-1] += part if lines[-1].endswith("-") else f" {part}"
    return lines


def best_place(
    lines: list[str], size: int, rings: Sequence[Ring], taken: Sequence[Box]
) -> tuple[tuple[float, ...], Name]:
    """The best place for these lines. Its cost: what sticks out or is covered, then smallness."""
    width = max(map(len, lines)) * size * LETTER
    height = len(lines) * size * LINE
    ups = [y for ring in rings for _x, y in ring]
    top, bottom = min(ups), max(ups)
    costs = []
    for step in range(1, STEPS):
        middle = top + (bottom - top) * step / STEPS
        rows = (middle - height / 2, middle, middle + height / 2)
        for left, right in shared_spans([spans_at(rings, row) for row in rows]):
            for x in {(left + right) / 2, left + width / 2 + 3, right - width / 2 - 3}:
                room = min(x - left, right - x) * 2
                box = Box(x - width / 2, rows[0], x + width / 2, rows[2])
                covered = sum(box.meets(other) for other in taken)
                sticks_out = max(0.0, width - room)
                off = abs(middle - (top + bottom) / 2)
                costs.append((covered * 60 + sticks_out, -min(room, width * 1.4), off, middle, x))
    default = (1000.0, 0.0, 0.0, (top + bottom) / 2, middle_of(rings))
    bad, _room, _off, middle, x = min(costs, default=default)
    first = middle - height / 2 + size * LINE / 2
    placed = tuple(
        (line, round(x), round(first + at * size * LINE)) for at, line in enumerate(lines)
    )
    return (bad, -size, len(lines)), Name(placed, size)


def spans_at(rings: Iterable[Ring], y: float) -> list[Point]:
    """From where to where a horizontal line lies within the rings; holes are left out."""
    hits = sorted(
        x + (y - up) * (other_x - x) / (other_up - up)
        for ring in rings
        for (x, up), (other_x, other_up) in itertools.pairwise(ring)
        if (up <= y) != (other_up <= y)
    )
    return list(zip(hits[::2], hits[1::2], strict=False))


def shared_spans(rows: Sequence[list[Point]]) -> list[Point]:
    """What lies within all of these rows."""
    shared = rows[0]
    for row in rows[1:]:
        both = [
            (max(left, other_left), min(right, other_right))
            for left, right in shared
            for other_left, other_right in row
        ]
        shared = [(left, right) for left, right in both if left < right]
    return shared


def middle_of(rings: Sequence[Ring]) -> float:
    across = [x for ring in rings for x, _y in ring]
    return (min(across) + max(across)) / 2
