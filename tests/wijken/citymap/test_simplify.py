"""Fewer points, no further off than allowed, and neighbours that go on touching each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken.areas.citymap.simplify import distance, douglas_peucker, meeting_points, simplified

from .areas import LINES, RINGS

TOLERANCES = st.floats(0.0001, 2)


def off(point, line):
    """How far a point is from a line."""
    return min(distance(point, *piece) for piece in pairwise(line))


@given(LINES, TOLERANCES)
def test_no_point_is_further_off_than_the_tolerance(line, tolerance):
    found = douglas_peucker(line, tolerance)
    assert all(off(point, found) <= tolerance + 1e-9 for point in line)


@given(LINES, TOLERANCES)
def test_what_is_left_are_points_of_the_line_in_their_order(line, tolerance):
    found = douglas_peucker(line, tolerance)
    assert (found[0], found[-1]) == (line[0], line[-1])
    places = [line.index(point) for point in found]
    assert places == sorted(places)


@given(RINGS, TOLERANCES)
def test_a_ring_stays_a_ring(ring, tolerance):
    (found,) = simplified([ring], tolerance)
    assert found[0] == found[-1]
    assert 4 <= len(found) <= len(ring)
    assert set(found) <= set(ring)


@given(st.lists(st.floats(-0.4, 0.4), min_size=1, max_size=40), st.floats(0.01, 0.5))
def test_two_neighbours_keep_the_same_border(bends, tolerance):
    """A crooked border, walked up by the one and down by the other."""
    border = [(bend, at + 1.0) for at, bend in enumerate(bends)]
    top = float(len(bends) + 1)
    shared = [(0.0, 0.0), *border, (0.0, top)]
    west = [*shared, (-9.0, top), (-9.0, 0.0), shared[0]]
    east = [*shared[::-1], (9.0, 0.0), (9.0, top), shared[-1]]
    one, other = simplified([west, east], tolerance)
    assert {point for point in one if abs(point[0]) < 1} == {
        point for point in other if abs(point[0]) < 1
    }


@given(RINGS, TOLERANCES)
def test_an_island_in_a_hole_fills_it(ring, tolerance):
    hole, island = simplified([ring, ring[::-1]], tolerance)
    assert set(hole) == set(island)


def test_borders_split_where_three_meet():
    left = [(0, 0), (1, 0), (1, 1), (1, 2), (0, 2), (0, 0)]
    under = [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]
    above = [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)]
    assert meeting_points([left, under, above]) == {(1, 0), (1, 1), (2, 1), (1, 2)}
    # The middle of the left one's right side is no corner of its own, and stays all the same.
    assert (1, 1) in simplified([left, under, above], 0.5)[0]


def test_a_circle_of_many_points_becomes_small():
    from math import cos, sin, tau

    circle = [(cos(tau * at / 5_000), sin(tau * at / 5_000)) for at in range(5_000)]
    (found,) = simplified([[*circle, circle[0]]], 0.002)
    assert len(found) < 120


@pytest.mark.parametrize(("stretch", "far"), [(1.0, 3.0), (0.5, 1.5)])
def test_degrees_of_longitude_can_count_for_less(stretch, far):
    assert distance((3, 0), (0, -1), (0, 1), stretch) == far
