"""Pins that can all be read and tapped, in pure functions."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from .projection import Point

#: How often pins that stand too close make room for each other.
ROUNDS = 60
#: Turned by this again and again, no two directions are alike.
GOLDEN_ANGLE = pi * (3 - sqrt(5))


def kept_apart(points: Sequence[Point], apart: float) -> list[Point]:
    """The points, those that are too close moved so far apart; others stay where they are."""
    moved = list(points)
    for _round in range(ROUNDS):
        calm = True
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                calm &= not make_room(moved, one, other, apart)
        if calm:
            break
    return moved


def make_room(points: list[Point], one: int, other: int, apart: float) -> bool:
    """Push two points that are too close away from each other; whether that was needed."""
    across = points[other][0] - points[one][0]
    up = points[other][1] - points[one][1]
    length = (across * across + up * up) ** 0.5
    if length >= apart - 0.5:
        return False
    push = (apart - length) / 2
    if length == 0:  # the same spot: each in a direction of its own
        across, up, length = cos(other * GOLDEN_ANGLE), sin(other * GOLDEN_ANGLE), 1
    points[one] = (points[one][0] - across / length * push, points[one][1] - up / length * push)
    points[other] = (
        points[other][0] + across / length * push,
        points[other][1] + up / length * push,
    )
    return True


def within(point: Point, left: float, top: float, right: float, bottom: float) -> Point:
    """The point, or the nearest one within these sides."""
    return min(max(point[0], left), right), min(max(point[1], top), bottom)
