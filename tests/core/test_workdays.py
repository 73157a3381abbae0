"""Public holidays of the Netherlands, and counting in working days."""

from datetime import date

import pytest

from mijnbuurt.core.holidays import holiday_name, holidays_between, holidays_of
from mijnbuurt.core.workdays import add_working_days, is_working_day


def test_the_holidays_of_a_year_are_those_of_the_calendar():
    assert {f"{day:%m-%d}": str(name) for day, name in holidays_of(2026).items()} == {
        "01-01": "Nieuwjaarsdag",
        "04-03": "Goede Vrijdag",
        "04-05": "Eerste Paasdag",
        "04-06": "Tweede Paasdag",
        "04-27": "Koningsdag",
        "05-05": "Bevrijdingsdag",
        "05-14": "Hemelvaartsdag",
        "05-24": "Eerste Pinksterdag",
        "05-25": "Tweede Pinksterdag",
        "12-25": "Eerste Kerstdag",
        "12-26": "Tweede Kerstdag",
    }


@pytest.mark.parametrize(
    ("year", "easter"),
    # The earliest and latest of two centuries, and a leap year.
    [(2008, "03-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25"), (2285, "03-22")],
)
def test_easter_moves(year, easter):
    names = {str(name): f"{day:%m-%d}" for day, name in holidays_of(year).items()}
    assert names["Eerste Paasdag"] == easter


def test_kings_day_is_a_day_earlier_when_it_falls_on_a_sunday():
    assert holiday_name(date(2025, 4, 26)) == "Koningsdag"
    assert not holiday_name(date(2025, 4, 27))


def test_two_holidays_on_one_day_are_one():
    """Ascension Day of 2016 was 5 May."""
    assert holiday_name(date(2016, 5, 5))
    assert len(holidays_of(2016)) == 10


def test_a_span_may_run_over_new_year():
    found = holidays_between(date(2026, 12, 26), date(2027, 1, 1))
    assert [str(name) for name in found.values()] == ["Tweede Kerstdag", "Nieuwjaarsdag"]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-24", 5, "2026-12-01"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-28", -1, "2026-12-24"),
        ("2026-12-25", -5, "2026-12-18"),
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(start, count, end):
    assert add_working_days(date.fromisoformat(start), count).isoformat() == end


def test_a_saturday_and_a_holiday_are_no_working_days():
    assert is_working_day(date(2026, 11, 24))
    assert not is_working_day(date(2026, 11, 28))
    assert not is_working_day(date(2026, 12, 25))
