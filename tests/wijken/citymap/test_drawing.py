"""The drawing of a town: names where they fit, pins that can be tapped, tiles for the rest."""

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijken.areas.citymap import drawing
from wijken.areas.citymap.drawing import Mark, draw
from wijken.areas.citymap.lettering import Box, foldings, lettered, spans_at
from wijken.areas.citymap.paths import box_ring, path_of
from wijken.areas.citymap.pins import kept_apart
from wijken.areas.models import Wijk

from .areas import square

COORDINATES = st.floats(40, 440).map(round)


def wijk(name: str, boundary: dict | None) -> Wijk:
    return Wijk(name=name, slug=name.lower(), boundary=boundary)


def mark(latitude: float, longitude: float, label: str = "Plek") -> Mark:
    return Mark((latitude, longitude), label, "/plek/")


TOWN = [wijk("Molenveld", square(5.1, 52.1)), wijk("De Brink", square(5.11, 52.1))]


def test_a_town_without_boundaries_has_no_map():
    assert draw([]) is None
    assert draw([wijk("Molenveld", None)]) is None


def test_each_wijk_is_drawn_in_the_order_that_is_given():
    drawn = draw(TOWN)
    assert drawn
    assert [shape.wijk.name for shape in drawn.shapes] == ["Molenveld", "De Brink"]
    left, right = (int(shape.path[1:].split(" ")[0]) for shape in drawn.shapes)
    assert left < right


def test_a_wijk_without_a_shape_is_a_tile_that_covers_no_other():
    drawn = draw([*TOWN, wijk("De dorpen", None)])
    alone = draw(TOWN)
    assert drawn and alone
    assert drawn.height > alone.height
    assert [words for words, _x, _y in drawn.shapes[2].name.lines] == ["De dorpen"]
    assert all(y > alone.height for _words, _x, y in drawn.shapes[2].name.lines)


def test_a_tile_stands_in_a_free_corner_of_the_map():
    boot = {
        "type": "Polygon",
        "coordinates": [[[5, 52.1], [5.1, 52], [5.1, 52.1], [5, 52.1]]],
    }
    drawn, alone = draw([wijk("Boot", boot), wijk("Rest", None)]), draw([wijk("Boot", boot)])
    assert drawn and alone
    assert drawn.height == alone.height


def test_pins_are_numbered_in_order_and_those_outside_are_left_out():
    marks = [mark(52.105, 5.105, "A"), mark(40, 5, "Ver weg"), mark(52.102, 5.115, "B")]
    drawn = draw(TOWN, marks)
    assert drawn
    assert [(pin.number, pin.mark.label) for pin in drawn.pins] == [(1, "A"), (2, "B")]


def test_a_new_boundary_is_drawn_at_once():
    before = draw(TOWN)
    after = draw([TOWN[0], wijk("De Brink", square(5.12, 52.1))])
    assert before and after
    assert before.shapes[0].path != after.shapes[0].path


@given(st.lists(st.tuples(COORDINATES, COORDINATES), max_size=24))
def test_pins_stand_apart_and_go_no_further_than_they_need(points):
    moved = kept_apart(points, 30)
    assert len(moved) == len(points)
    if len(points) <= 4:
        for one, other in combinations(moved, 2):
            assert hypot(one[0] - other[0], one[1] - other[1]) > 24
    lonely = [
        at
        for at, point in enumerate(points)
        if all(hypot(point[0] - x, point[1] - y) > 700 for x, y in points[:at] + points[at + 1 :])
    ]
    assert all(moved[at] == points[at] for at in lonely)


def test_twenty_pins_on_one_spot_can_all_be_told_apart():
    moved = kept_apart([(240.0, 240.0)] * 20, drawing.APART)
    assert min(hypot(a - c, b - d) for (a, b), (c, d) in combinations(moved, 2)) > drawing.HEAD


def test_a_name_stands_in_the_widest_part():
    l_shape = [[(0, 0), (60, 0), (60, 100), (300, 100), (300, 160), (0, 160), (0, 0)]]
    name = lettered("Kloosterbuurt", l_shape)
    ((_words, x, y),) = name.lines
    assert 100 < y < 160
    assert 80 < x < 220


def test_a_name_keeps_out_of_a_hole():
    ring = box_ring(0, 0, 300, 200)
    hole = box_ring(20, 20, 260, 130)
    ((_words, _x, y),) = lettered("Molenveld", [ring, hole]).lines
    assert y > 150


def test_a_name_makes_way_for_a_pin():
    ring = box_ring(0, 0, 200, 100)
    taken = Box(60, 20, 140, 60)
    ((_words, _x, y),) = lettered("Brink", [ring], [taken]).lines
    assert y - 11 >= 60


def test_a_long_name_is_folded_before_it_becomes_small():
    name = lettered("Noordelijke Binnenstad", [box_ring(0, 0, 140, 120)])
    assert [words for words, _x, _y in name.lines] == ["Noordelijke", "Binnenstad"]
    assert foldings("Oost-West")[1] == ["Oost-", "West"]
    assert foldings("Oost")[0] == ["Oost"]


@pytest.mark.parametrize("name", ["", "x" * 60, "- - -", "de - het", "'t", "<b>&"])
def test_any_name_can_be_drawn(name):
    assert lettered(name, [box_ring(0, 0, 30, 10)]).lines


@given(st.floats(0, 100))
def test_a_line_crosses_a_ring_an_even_number_of_times(y):
    ring = [(0.0, 0.0), (50.0, 100.0), (100.0, 0.0), (50.0, 40.0), (0.0, 0.0)]
    assert all(left <= right for left, right in spans_at([ring], y))


def test_a_path_is_closed_and_of_whole_numbers():
    path = path_of([box_ring(0, 0, 10, 10)], 2)
    assert path == "M0 2Q0 0 2 0L8 0Q10 0 10 2L10 8Q10 10 8 10L2 10Q0 10 0 8Z"
