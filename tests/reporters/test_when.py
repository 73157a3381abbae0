"""What people type for a day and a time, and what must stay words."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from reporters.assignments.when import read_when

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zaterdag 5 december om 14.00 uur", "2026-12-05 14:00"),
        ("za 5 dec 14:30", "2026-12-05 14:30"),
        ("5 december 2026, 10.00 uur", "2026-12-05 10:00"),
        ("5-12-2026 10:00", "2026-12-05 10:00"),
        ("05/12 om 3 uur", "2026-12-05 15:00"),
        ("5 december 's ochtends 07.30", "2026-12-05 07:30"),
        ("2026-12-05 14:00", "2026-12-05 14:00"),
        ("van 10.00 tot 12.00 uur op 5 december", "2026-12-05 10:00"),
        ("5 december van 10 tot 12 uur", "2026-12-05 10:00"),
        ("morgen 19u", "2026-11-25 19:00"),
        ("tomorrow at 2 pm", "2026-11-25 14:00"),
        ("December 5 at 2pm", "2026-12-05 14:00"),
        ("the 5th of december, 10:15 am", "2026-12-05 10:15"),
        ("٥ ديسمبر ١٤:٠٠", "2026-12-05 14:00"),
        ("zaterdag 14.00 uur, 5 december", "2026-12-05 14:00"),
        ("1 maart 9 uur", "2027-03-01 09:00"),
        ("24 november", "2026-11-24"),
        ("zaterdag 5 december, zaterdagmorgen", "2026-12-05"),
        ("Zaterdag 5 december in de morgen, 5-12", "2026-12-05"),
        ("28 maart 2027 02.30", "2027-03-28 03:30"),
    ],
)
def test_a_day_and_a_time_are_read(typed, expected, tuesday_morning):
    found = read_when(typed, tuesday_morning)
    assert found.starts_at is not None
    written = "%Y-%m-%d %H:%M" if found.has_time else "%Y-%m-%d"
    assert found.starts_at.astimezone(AMSTERDAM).strftime(written) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ergens in mei",
        "elke dinsdag om 10 uur",
        "every 5 december",
        "5 of 6 december",
        "5 december of 12 december",
        "31 februari",
        "5 december 2062",
        "99-99-9999",
        "zaterdagmorgen",
        "9" * 400,
        "<b>x</b> ' OR 1=1 --",
    ],
)
def test_what_is_not_one_day_stays_words(typed, tuesday_morning):
    assert read_when(typed, tuesday_morning).starts_at is None


def test_just_past_midnight_the_day_is_that_of_here():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("UTC"))
    found = read_when("morgen", late)
    assert found.starts_at == datetime(2026, 11, 26, tzinfo=AMSTERDAM)
