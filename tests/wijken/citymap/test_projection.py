"""From the earth to a drawing: what lies inside stays inside, and distances keep their ratio."""

from math import atan2, cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken.areas.citymap.projection import Bounds, Projection, rings_of

from .areas import LATITUDES, LONGITUDES, POINTS, square

RADIUS_OF_THE_EARTH = 6_371_009


def great_circle(one, other):
    """The haversine distance in metres."""
    (lon, lat), (other_lon, other_lat) = one, other
    up, across = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    part = sin(up) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(across) ** 2
    return 2 * RADIUS_OF_THE_EARTH * atan2(sqrt(part), sqrt(1 - part))


@given(st.lists(POINTS, min_size=2, max_size=20))
def test_all_that_lies_in_the_box_is_drawn_within_the_margins(points):
    projection = Projection.fit(Bounds.around(points), 480, 560, 8)
    for longitude, latitude in points:
        x, y = projection.place(longitude, latitude)
        assert projection.bounds.holds(longitude, latitude)
        assert 8 - 1e-6 <= x <= 472 + 1e-6
        assert 8 - 1e-6 <= y <= projection.height - 8 + 1e-6
    assert projection.height <= 560 + 1e-6


@given(LONGITUDES, LATITUDES, st.floats(0, 0.06), st.floats(0, 0.06))
def test_in_a_town_distances_on_the_map_are_those_on_the_ground(west, south, across, up):
    box = Bounds(west, south, west + 0.12, south + 0.08)
    projection = Projection.fit(box, 480, 560, 8)
    one, other = (west + 0.01, south + 0.01), (west + 0.01 + across, south + 0.01 + up)
    (x, y), (other_x, other_y) = projection.place(*one), projection.place(*other)
    metres_in_a_degree = radians(1) * RADIUS_OF_THE_EARTH
    drawn = hypot(other_x - x, other_y - y) / projection.scale * metres_in_a_degree
    assert drawn == pytest.approx(great_circle(one, other), rel=0.002, abs=2)


@given(LONGITUDES, LATITUDES)
def test_north_is_up_and_east_is_to_the_right(west, south):
    projection = Projection.fit(Bounds(west, south, west + 0.1, south + 0.1), 480, 560, 8)
    x, y = projection.place(west + 0.05, south + 0.05)
    assert projection.place(west + 0.06, south + 0.05)[0] > x
    assert projection.place(west + 0.05, south + 0.06)[1] < y


def test_a_single_point_does_not_blow_up_the_map():
    projection = Projection.fit(Bounds.around([(6.5, 53.0)]), 480, 560, 8)
    x, y = projection.place(6.5, 53.0)
    assert 8 <= x <= 472
    assert 8 <= y <= projection.height <= 560


def test_all_rings_are_read_with_islands_and_holes():
    one, other = square(5, 52)["coordinates"], square(5.1, 52)["coordinates"]
    hole = square(5.002, 52.002, 0.002)["coordinates"][0]
    islands = {"type": "MultiPolygon", "coordinates": [[*one, hole], other]}
    assert len(list(rings_of(islands))) == 3
    assert next(rings_of(square(5, 52)))[1] == (5.01, 52)
    assert list(rings_of(None)) == []
