"""When a place is open. 24 November 2026 is a Tuesday."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from wijken.places.hours import blocks_on, is_open_at, next_opening

from .rows import at, different, weekly

TUESDAY = date(2026, 11, 24)
DAILY = [weekly(day, "10.00", "12.00") for day in range(1, 8)]
FRIDAY_NIGHT = [weekly(5, "20.00", "0.30")]


def texts(blocks):
    return [f"{block.opens:%d %H:%M}-{block.closes:%d %H:%M}" for block in blocks]


def test_blocks_of_a_day_are_in_order():
    rows = [weekly(2, "13.30", "16.00"), weekly(2, "10.00", "12.00"), weekly(3, "9.00", "10.00")]
    assert texts(blocks_on(TUESDAY, rows, [])) == ["24 10:00-24 12:00", "24 13:30-24 16:00"]


def test_block_keeps_its_note():
    [block] = blocks_on(TUESDAY, [weekly(2, "10.00", "12.00", note="koffie")], [])
    assert block.note == "koffie"


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24 09:59:59", False),
        ("2026-11-24 10:00:00", True),
        ("2026-11-24 11:59:59", True),
        ("2026-11-24 12:00:00", False),
    ],
)
def test_opening_counts_and_closing_does_not(moment, is_open):
    assert is_open_at(at(moment), DAILY, []) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-27 19:59", False),
        ("2026-11-27 23:59", True),
        ("2026-11-28 00:00", True),
        ("2026-11-28 00:15", True),
        ("2026-11-28 00:30", False),
        ("2026-11-27 00:15", False),
        ("2026-11-28 20:15", False),
    ],
)
def test_friday_night_goes_on_after_midnight(moment, is_open):
    assert is_open_at(at(moment), FRIDAY_NIGHT, []) is is_open


def test_moment_may_be_in_any_zone():
    assert is_open_at(datetime(2026, 11, 27, 23, 15, tzinfo=UTC), FRIDAY_NIGHT, [])


def test_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        is_open_at(datetime(2026, 11, 24, 10), DAILY, [])


def test_opens_till_midnight_and_from_midnight():
    rows = [weekly(2, "20.00", "0.00"), weekly(3, "0.00", "2.00")]
    assert is_open_at(at("2026-11-24 23:59:59"), rows, [])
    assert is_open_at(at("2026-11-25 00:00"), rows, [])
    assert next_opening(at("2026-11-24 21:00"), rows, []) == at("2026-12-01 20:00")


def test_equal_times_are_a_whole_day():
    assert texts(blocks_on(TUESDAY, [weekly(2, "0.00", "0.00")], [])) == ["24 00:00-25 00:00"]


def test_exception_replaces_all_weekly_rows_of_its_day():
    rows = [weekly(2, "10.00", "12.00"), weekly(2, "13.00", "16.00")]
    other = [different("2026-11-24", "19.00", "21.00"), different("2026-11-24", "14.00", "15.00")]
    found = texts(blocks_on(TUESDAY, rows, other))
    assert found == ["24 14:00-24 15:00", "24 19:00-24 21:00"]


def test_exception_of_another_day_changes_nothing():
    assert len(blocks_on(TUESDAY, DAILY, [different("2026-11-25")])) == 1


def test_closed_saturday_leaves_friday_night_alone():
    assert is_open_at(at("2026-11-28 00:15"), FRIDAY_NIGHT, [different("2026-11-28")])


def test_closed_friday_closes_the_night_after_it():
    assert not is_open_at(at("2026-11-28 00:15"), FRIDAY_NIGHT, [different("2026-11-27")])


def test_exception_may_run_past_midnight():
    night = [different("2026-12-31", "22.00", "1.30")]
    assert is_open_at(at("2027-01-01 01:29"), [], night)
    assert not is_open_at(at("2027-01-01 01:30"), [], night)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2026, 3, 31), 0),
        (date(2026, 4, 1), 1),
        (date(2026, 9, 30), 1),
        (date(2026, 10, 1), 0),
    ],
)
def test_season_has_both_its_ends(day, count):
    rows = [
        weekly(number, "10.00", "12.00", season_from="04-01", season_to="09-30")
        for number in range(1, 8)
    ]
    assert len(blocks_on(day, rows, [])) == count


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2026, 10, 31), 0),
        (date(2026, 11, 1), 1),
        (date(2026, 12, 31), 1),
        (date(2027, 1, 1), 1),
        (date(2028, 2, 29), 1),
        (date(2027, 3, 1), 0),
    ],
)
def test_season_may_run_over_new_year(day, count):
    rows = [
        weekly(number, "10.00", "12.00", season_from="11-01", season_to="02-29")
        for number in range(1, 8)
    ]
    assert len(blocks_on(day, rows, [])) == count


def test_season_with_one_end_runs_to_the_end_of_the_year():
    rows = [weekly(4, "10.00", "12.00", season_from="12-31"), weekly(5, "9.00", "10.00")]
    assert len(blocks_on(date(2026, 12, 31), rows, [])) == 1
    assert not blocks_on(date(2026, 12, 24), rows, [])


@pytest.mark.parametrize(
    ("moment", "fold", "is_open"),
    [
        ("2026-10-25 02:29", 0, False),
        ("2026-10-25 02:30", 0, True),
        ("2026-10-25 02:59", 0, True),
        ("2026-10-25 02:10", 1, True),
        ("2026-10-25 02:59", 1, True),
        ("2026-10-25 03:00", 0, False),
    ],
)
def test_double_hour_opens_the_first_time(moment, fold, is_open):
    assert is_open_at(at(moment, fold), [weekly(7, "2.30", "3.00")], []) is is_open


def test_double_hour_closes_the_first_time():
    rows = [weekly(6, "22.00", "2.30")]
    assert is_open_at(at("2026-10-25 02:29"), rows, [])
    assert not is_open_at(at("2026-10-25 02:15", fold=1), rows, [])


@pytest.mark.parametrize("day", ["2026-03-29", "2027-03-28"])
def test_time_that_does_not_exist_moves_one_hour_on(day):
    [block] = blocks_on(date.fromisoformat(day), [weekly(7, "2.30", "5.00")], [])
    assert block.opens == at(f"{day} 03:30")
    assert f"{block.opens:%H:%M}" == "03:30"
    assert not is_open_at(at(f"{day} 03:29"), [weekly(7, "2.30", "5.00")], [])


def test_block_of_which_the_clock_leaves_nothing_is_no_block():
    assert blocks_on(date(2027, 3, 28), [weekly(7, "2.30", "3.00")], []) == []


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_day_hours_stay_on_the_clock_when_it_changes(day):
    [block] = blocks_on(date.fromisoformat(day), [weekly(7, "10.00", "12.00")], [])
    assert (block.opens, block.closes) == (at(f"{day} 10:00"), at(f"{day} 12:00"))


def test_next_opening_skips_holidays_in_a_row():
    closed = [different(f"2026-12-{day}") for day in (25, 26, 27)]
    assert next_opening(at("2026-12-24 12:00"), DAILY, closed) == at("2026-12-28 10:00")


def test_next_opening_is_after_the_moment_itself():
    assert next_opening(at("2026-11-24 09:59"), DAILY, []) == at("2026-11-24 10:00")
    assert next_opening(at("2026-11-24 10:00"), DAILY, []) == at("2026-11-25 10:00")


def test_next_opening_looks_as_far_as_it_is_asked():
    rows = [weekly(day, "10.00", "12.00", season_from="05-01", season_to="05-31") for day in (6, 7)]
    assert next_opening(at("2026-11-24 10:00"), rows, []) is None
    assert next_opening(at("2026-11-24 10:00"), rows, [], days=200) == at("2027-05-01 10:00")


def test_next_opening_at_the_edge_of_the_days_asked():
    rows = [different("2026-11-26", "10.00", "12.00")]
    assert next_opening(at("2026-11-24 10:00"), [], rows, days=2) == at("2026-11-26 10:00")
    assert next_opening(at("2026-11-24 10:00"), [], rows, days=1) is None


def test_nothing_known_has_no_opening():
    assert next_opening(at("2026-11-24 10:00"), [], []) is None
    assert not is_open_at(at("2026-11-24 10:00"), [], [])


@pytest.mark.parametrize(
    "day", ["april", "4-1", "13-01", "02-30", "04-31", "00-10", "-4-1", "W01-1"]
)
def test_season_that_is_no_day_is_refused(day):
    for name in ("season_from", "season_to"):
        row = weekly(2, "10.00", "12.00", **{name: day})
        with pytest.raises(ValidationError) as refusal:
            row.clean()
        assert list(refusal.value.error_dict) == [name]


def test_season_of_real_days_is_fine():
    weekly(2, "10.00", "12.00", season_from="02-29", season_to="12-31").clean()
    weekly(2, "10.00", "12.00").clean()
