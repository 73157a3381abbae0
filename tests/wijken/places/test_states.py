"""What people read about a place. 24 November 2026 is a Tuesday."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from wijken.places.hours import opening_hours_specification, state_at, week

from .rows import at, different, weekly

BIC = [
    weekly(1, "13.00", "16.00"),
    weekly(2, "9.30", "12.00", note="koffieochtend"),
    weekly(2, "13.30", "16.00"),
    weekly(5, "20.00", "0.30"),
]


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def label(moment, rows=BIC, exceptions=()):
    return state_at(at(moment), rows, exceptions).label


def today_text(moment, rows=BIC, exceptions=()):
    return state_at(at(moment), rows, exceptions).today_text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-24 09:29", "Nu dicht. Vandaag open om 9.30 uur"),
        ("2026-11-24 09:30", "Nu open tot 12.00 uur"),
        ("2026-11-24 12:00", "Nu dicht. Vandaag open om 13.30 uur"),
        ("2026-11-24 16:00", "Nu dicht. Vrijdag open om 20.00 uur"),
        ("2026-11-24 00:00", "Nu dicht. Vandaag open om 9.30 uur"),
        ("2026-11-25 00:00", "Vandaag dicht. Vrijdag open om 20.00 uur"),
        ("2026-11-23 16:00", "Nu dicht. Morgen open om 9.30 uur"),
        ("2026-11-26 23:59", "Vandaag dicht. Morgen open om 20.00 uur"),
        ("2026-11-27 23:59", "Nu open tot 0.30 uur"),
        ("2026-11-28 00:15", "Nu open tot 0.30 uur"),
        ("2026-11-28 00:30", "Nu dicht. Maandag open om 13.00 uur"),
        ("2026-11-29 00:00", "Vandaag dicht. Morgen open om 13.00 uur"),
    ],
)
def test_label(moment, text):
    assert label(moment) == text


def test_label_names_the_date_of_a_day_more_than_six_days_away():
    rows = [weekly(2, "9.30", "12.00")]
    assert label("2026-11-24 12:00", rows) == "Nu dicht. Dinsdag 1 december open om 9.30 uur"
    assert label("2026-11-25 12:00", rows) == "Vandaag dicht. Dinsdag open om 9.30 uur"


def test_label_finds_the_next_season():
    rows = [weekly(6, "10.00", "12.00", season_from="05-01", season_to="05-31")]
    assert label("2026-11-24 12:00", rows) == "Vandaag dicht. Zaterdag 1 mei open om 10.00 uur"


def test_label_looks_past_a_long_closure():
    closed = [different((date(2026, 11, 24) + timedelta(days=n)).isoformat()) for n in range(70)]
    expected = "Vandaag dicht. Dinsdag 2 februari open om 9.30 uur"
    assert label("2026-11-24 12:00", BIC, closed) == expected


def test_label_without_any_opening_to_come():
    closed = [different("2026-11-24")]
    assert label("2026-11-24 12:00", [], closed) == "Vandaag dicht."


def test_nobody_walks_in_where_an_appointment_is_needed():
    rows = [weekly(2, "13.00", "16.00", by_appointment=True), weekly(3, "9.30", "12.00")]
    state, today = state_at(at("2026-11-24 14:00"), rows, []), date(2026, 11, 24)
    assert not state.is_open
    assert state.label == "Vandaag alleen op afspraak. Morgen open om 9.30 uur"
    assert state.today_hours == "Vandaag 13.00\N{NO-BREAK SPACE}– 16.00 uur"
    assert [row["dayOfWeek"][-9:] for row in opening_hours_specification(today, rows, [])] == [
        "Wednesday"
    ]
    [tuesday] = [day for day in week(today, rows, []) if day.is_today]
    assert tuesday.blocks[0].by_appointment


def test_label_of_what_closes_at_midnight():
    assert label("2026-11-24 21:00", [weekly(2, "20.00", "0.00")]) == "Nu open tot 24.00 uur"


def test_label_names_the_day_when_it_closes_much_later():
    rows = [weekly(2, "9.00", "8.00")]
    assert label("2026-11-24 09:00", rows) == "Nu open tot woensdag 8.00 uur"
    assert label("2026-11-24 21:00", rows) == "Nu open tot 8.00 uur"


def test_place_that_never_closes():
    state = state_at(at("2026-11-24 12:00"), [weekly(n, "0.00", "0.00") for n in range(1, 8)], [])
    assert (state.is_open, state.label, state.until) == (True, "Nu open", None)


def test_hours_that_touch_are_one():
    rows = [weekly(2, "9.00", "12.00", note="koffie"), weekly(2, "12.00", "16.00")]
    assert state_at(at("2026-11-24 09:00"), rows, []).until == at("2026-11-24 16:00")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-23 08:00", "Vandaag 13.00 – 16.00 uur"),
        ("2026-11-24 20:00", "Vandaag 9.30 – 12.00 en 13.30 – 16.00 uur"),
        ("2026-11-25 08:00", "Vandaag dicht"),
        ("2026-11-27 08:00", "Vandaag 20.00 – 0.30 uur"),
        ("2026-11-28 00:15", "Vandaag tot 0.30 uur"),
        ("2026-11-28 00:30", "Vandaag dicht"),
    ],
)
def test_today_text(moment, text):
    assert today_text(moment) == text


def test_three_blocks_are_a_list():
    rows = [weekly(2, f"{hour}.00", f"{hour}.30") for hour in (9, 11, 13)]
    assert today_text("2026-11-24 08:00", rows) == (
        "Vandaag 9.00 – 9.30, 11.00 – 11.30 en 13.00 – 13.30 uur"
    )


def test_today_text_gives_the_reason():
    closed = [different("2026-12-25", reason="Kerst"), different("2026-12-26", reason="Kerst")]
    rows = [weekly(day, "10.00", "12.00") for day in range(1, 8)]
    assert today_text("2026-12-26 11:00", rows, closed) == "Vandaag dicht: Kerst"
    assert label("2026-12-25 11:00", rows, closed) == "Vandaag dicht. Zondag open om 10.00 uur"
    shorter = [different("2026-11-24", "14.00", "15.00", "Schoonmaak")]
    assert today_text("2026-11-24 11:00", rows, shorter) == "Vandaag 14.00 – 15.00 uur: Schoonmaak"


def test_state_holds_instants():
    state = state_at(at("2026-11-28 00:15"), BIC, [])
    assert state.is_open
    assert state.until == at("2026-11-28 00:30")
    assert state.next_opening == at("2026-11-30 13:00")
    assert [block.opens for block in state.today] == [at("2026-11-27 20:00")]


def test_until_is_right_in_the_night_the_clock_goes_back():
    rows = [weekly(6, "22.00", "3.00")]
    assert label("2026-10-25 01:00", rows) == "Nu open tot 3.00 uur"
    state = state_at(at("2026-10-25 02:30", fold=1), rows, [])
    assert state.is_open
    assert state.until == at("2026-10-25 03:00")


def test_year_ends_in_holidays():
    rows = [weekly(day, "10.00", "12.00") for day in range(1, 6)]
    closed = [different("2026-12-31"), different("2027-01-01", reason="Nieuwjaarsdag")]
    assert label("2026-12-31 23:59", rows, closed) == "Vandaag dicht. Maandag open om 10.00 uur"
    assert today_text("2027-01-01 00:00", rows, closed) == "Vandaag dicht: Nieuwjaarsdag"


def test_nothing_known():
    state = state_at(at("2026-11-24 12:00"), [], [different("2026-11-23", "9.00", "10.00")])
    assert state.label == "De openingstijden zijn niet bekend. Bel ons."
    assert state.today_text == ""


def test_only_one_day_known():
    rows = [different("2026-11-24", "22.00", "1.30")]
    assert label("2026-11-24 00:00", [], rows) == "Nu dicht. Vandaag open om 22.00 uur"
    assert label("2026-11-25 01:29", [], rows) == "Nu open tot 1.30 uur"
    assert label("2026-11-25 01:30", [], rows).startswith("De openingstijden zijn niet bekend.")
    assert label("2026-11-24 09:00", [], [different("2026-11-24")]) == "Vandaag dicht."


def test_day_after_one_that_ends_at_midnight():
    rows = [weekly(2, "20.00", "0.00")]
    assert label("2026-11-25 00:00", rows) == "Vandaag dicht. Dinsdag open om 20.00 uur"


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("preparing", "Deze plek is nog niet open."),
        ("temporarily_closed", "Deze plek is tijdelijk dicht."),
        ("closed", "Deze plek is gesloten."),
        ("unknown", "De openingstijden zijn niet bekend. Bel ons."),
    ],
)
def test_place_that_is_not_simply_open(status, text):
    state = state_at(at("2026-11-24 10:00"), BIC, [], status)
    assert (state.is_open, state.label, state.today_text) == (False, text, "")


def test_week_begins_on_monday_and_stands_for_the_coming_days():
    days = week(date(2026, 11, 25), BIC, [different("2026-12-01", reason="Studiedag")])
    assert [day.name for day in days][:2] == ["maandag", "dinsdag"]
    assert [day.date.day for day in days] == [30, 1, 25, 26, 27, 28, 29]
    assert [day.name for day in days if day.is_today] == ["woensdag"]
    assert (days[1].closed, days[1].exception_reason) == (True, "Studiedag")
    assert days[0].blocks[0].text.replace("\N{NO-BREAK SPACE}", " ") == "13.00 – 16.00 uur"
    assert not days[0].closed


def test_week_shows_notes():
    assert week(date(2026, 11, 24), BIC, [])[1].blocks[0].note == "koffieochtend"


def test_specification_says_the_same_as_the_table():
    rows = [weekly(2, "9.30", "12.00"), weekly(5, "20.00", "0.30"), weekly(7, "0.00", "0.00")]
    found = opening_hours_specification(date(2026, 11, 24), rows, [])
    assert found[0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Tuesday",
        "opens": "09:30",
        "closes": "12:00",
    }
    assert (found[1]["opens"], found[1]["closes"]) == ("20:00", "00:30")
    assert (found[2]["opens"], found[2]["closes"]) == ("00:00", "23:59")


def test_specification_has_the_exceptions_of_thirty_days():
    rows = [
        different("2026-11-23"),
        different("2026-12-24", "9.00", "11.00"),
        different("2026-12-24"),
        different("2026-11-24"),
        different("2026-12-25"),
    ]
    found = opening_hours_specification(date(2026, 11, 24), [], rows)
    assert [(item["validFrom"], item["opens"], item["closes"]) for item in found] == [
        ("2026-11-24", "00:00", "00:00"),
        ("2026-12-24", "09:00", "11:00"),
    ]
    assert all(item["validThrough"] == item["validFrom"] for item in found)


@pytest.mark.parametrize(
    ("today", "valid"),
    [
        (date(2026, 11, 24), ("2026-10-01", "2027-03-31")),
        (date(2027, 1, 1), ("2026-10-01", "2027-03-31")),
        (date(2027, 4, 1), ("2027-10-01", "2028-03-31")),
    ],
)
def test_specification_dates_the_season(today, valid):
    rows = [weekly(2, "9.30", "12.00", season_from="10-01", season_to="03-31")]
    [found] = opening_hours_specification(today, rows, [])
    assert (found["validFrom"], found["validThrough"]) == valid


def test_specification_of_a_closed_place_is_empty():
    assert opening_hours_specification(date(2026, 11, 24), BIC, [], "closed") == []
