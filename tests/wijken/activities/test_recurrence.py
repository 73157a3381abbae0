"""When a rule falls, and how it is said."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import rrule
from django.utils import translation

from wijken.activities.enums import Repeat
from wijken.activities.recurrence import Rule, local_instants, until
from wijken.activities.wording import repeat_text

FAR = date(2030, 1, 1)


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


def days(rule, first=date(2000, 1, 1), last=FAR):
    return [day.isoformat() for day in rule.dates(first, last)]


def test_every_friday_in_july_and_august_2021():
    found = days(Rule(Repeat.WEEKLY, date(2021, 7, 2), date(2021, 8, 31)))
    assert found == [
        *("2021-07-02", "2021-07-09", "2021-07-16", "2021-07-23", "2021-07-30"),
        *("2021-08-06", "2021-08-13", "2021-08-20", "2021-08-27"),
    ]


def test_once():
    rule = Rule(Repeat.ONCE, date(2026, 11, 24), date(2026, 12, 24))
    assert days(rule) == ["2026-11-24"]
    assert days(rule, first=date(2026, 11, 25)) == []


def test_both_ends_of_the_range_count():
    rule = Rule(Repeat.WEEKLY, date(2026, 11, 3))
    found = days(rule, date(2026, 11, 10), date(2026, 11, 24))
    assert found == ["2026-11-10", "2026-11-17", "2026-11-24"]


def test_last_date_counts():
    assert len(days(Rule(Repeat.WEEKLY, date(2026, 11, 3), date(2026, 11, 17)))) == 3
    assert len(days(Rule(Repeat.WEEKLY, date(2026, 11, 3), date(2026, 11, 16)))) == 2


def test_rule_that_ends_before_it_begins_has_no_dates():
    assert days(Rule(Repeat.WEEKLY, date(2026, 11, 3), date(2026, 11, 2))) == []
    assert days(Rule(Repeat.ONCE, date(2026, 11, 3), date(2026, 11, 2))) == []


def test_two_weeks_count_from_the_first_date():
    rule = Rule(Repeat.BIWEEKLY, date(2026, 12, 22))
    assert days(rule, last=date(2027, 2, 1)) == ["2026-12-22", "2027-01-05", "2027-01-19"]
    assert days(rule, date(2027, 1, 1), date(2027, 1, 10)) == ["2027-01-05"]


def test_second_tuesday_of_the_month():
    rule = Rule(Repeat.MONTHLY, date(2026, 11, 10))
    assert days(rule, last=date(2027, 2, 28)) == [
        *("2026-11-10", "2026-12-08", "2027-01-12", "2027-02-09"),
    ]


def test_fourth_friday_is_not_the_last():
    rule = Rule(Repeat.MONTHLY, date(2027, 1, 22))
    assert days(rule, last=date(2027, 4, 30))[-1] == "2027-04-23"


def test_fifth_weekday_is_the_last():
    rule = Rule(Repeat.MONTHLY, date(2027, 1, 29))
    assert days(rule, last=date(2027, 5, 1)) == [
        *("2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30"),
    ]


@pytest.mark.parametrize(
    ("repeat", "first", "text", "words"),
    [
        ("once", date(2026, 11, 24), "", ""),
        ("weekly", date(2026, 11, 24), "FREQ=WEEKLY;BYDAY=TU", "Elke dinsdag"),
        (
            "biweekly",
            date(2026, 11, 24),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            "Elke twee weken op dinsdag",
        ),
        (
            "monthly",
            date(2026, 11, 7),
            "FREQ=MONTHLY;BYDAY=1SA",
            "Elke eerste zaterdag van de maand",
        ),
        (
            "monthly",
            date(2026, 11, 10),
            "FREQ=MONTHLY;BYDAY=2TU",
            "Elke tweede dinsdag van de maand",
        ),
        (
            "monthly",
            date(2026, 11, 18),
            "FREQ=MONTHLY;BYDAY=3WE",
            "Elke derde woensdag van de maand",
        ),
        (
            "monthly",
            date(2026, 11, 28),
            "FREQ=MONTHLY;BYDAY=4SA",
            "Elke vierde zaterdag van de maand",
        ),
        (
            "monthly",
            date(2027, 1, 29),
            "FREQ=MONTHLY;BYDAY=-1FR",
            "Elke laatste vrijdag van de maand",
        ),
        (
            "quarterly",
            date(2026, 11, 10),
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
            "Elke tweede dinsdag van de maand, om de drie maanden",
        ),
        (
            "yearly",
            date(2027, 4, 27),
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27",
            "Elk jaar op 27 april",
        ),
        (
            "yearly_weekday",
            date(2027, 9, 11),
            "FREQ=YEARLY;BYMONTH=9;BYDAY=2SA",
            "Elk jaar op de tweede zaterdag van september",
        ),
    ],
)
def test_rule_in_words(repeat, first, text, words):
    assert Rule(repeat, first).text == text
    assert repeat_text(Rule(repeat, first)) == words


def test_the_end_of_a_rule_in_its_text():
    friday = date(2021, 7, 2)
    assert Rule(Repeat.WEEKLY, friday, date(2021, 8, 31)).text.endswith(";BYDAY=FR;UNTIL=20210831")
    assert Rule(Repeat.WEEKLY, friday, count=9).text.endswith(";BYDAY=FR;COUNT=9")


def test_the_end_of_a_rule_with_times_is_that_of_the_local_day():
    assert until(date(2021, 8, 31)) == "20210831T215959Z"
    assert until(date(2021, 12, 31)) == "20211231T225959Z"


def test_nine_times_are_all_fridays_of_july_and_august():
    friday = date(2021, 7, 2)
    assert days(Rule(Repeat.WEEKLY, friday, count=9)) == days(
        Rule(Repeat.WEEKLY, friday, date(2021, 8, 31))
    )


RULES = [
    (Repeat.WEEKLY, {}),
    (Repeat.BIWEEKLY, {}),
    (Repeat.WEEKLY, {"weekdays": (1, 3)}),
    (Repeat.BIWEEKLY, {"weekdays": (1, 3, 6)}),
    (Repeat.MONTHLY, {}),
    (Repeat.QUARTERLY, {}),
    (Repeat.YEARLY, {}),
    (Repeat.YEARLY_WEEKDAY, {}),
]


@pytest.mark.parametrize(("repeat", "more"), RULES)
@pytest.mark.parametrize("end", [{}, {"count": 7}, {"last_date": date(2027, 5, 4)}])
@pytest.mark.parametrize("since", [date(2020, 1, 1), date(2026, 11, 24), date(2027, 2, 1)])
def test_dates_are_those_that_the_text_gives_to_who_knows_only_that(repeat, more, end, since):
    rule = Rule(repeat, date(2026, 11, 24), **more, **end)
    last = date(2029, 1, 1)
    start = datetime.combine(rule.first_date, time.min)
    read = rrule.rrulestr(rule.text, dtstart=start).between(
        datetime.combine(since, time.min), datetime.combine(last, time.min), inc=True
    )
    assert rule.dates(since, last) == [moment.date() for moment in read]


def instants(day, starts, ends):
    return [
        f"{moment:%m-%d %H:%M}" for moment in local_instants(date.fromisoformat(day), starts, ends)
    ]


@pytest.mark.parametrize(
    ("day", "starts", "ends", "expected"),
    [
        ("2026-11-24", time(10), time(12), ["11-24 09:00", "11-24 11:00"]),
        ("2026-07-03", time(10), time(12), ["07-03 08:00", "07-03 10:00"]),
        ("2026-11-24", time(20), time(0, 30), ["11-24 19:00", "11-24 23:30"]),
        ("2026-11-24", time(20), time(20), ["11-24 19:00", "11-25 19:00"]),
        ("2026-11-24", time(23, 30), None, ["11-24 22:30", "11-25 00:30"]),
        ("2026-11-24", None, None, ["11-23 23:00", "11-24 23:00"]),
        ("2026-11-24", None, time(12), ["11-23 23:00", "11-24 23:00"]),
        # The clock goes back in this night, and a day takes 25 hours.
        ("2026-10-25", None, None, ["10-24 22:00", "10-25 23:00"]),
        ("2026-10-25", time(2, 30), time(4), ["10-25 00:30", "10-25 03:00"]),
        ("2026-10-24", time(22), time(2, 30), ["10-24 20:00", "10-25 00:30"]),
        # The clock goes forward in this night: half past two does not exist.
        ("2027-03-28", time(2, 30), time(5), ["03-28 01:30", "03-28 03:00"]),
        ("2027-03-28", time(2, 30), time(3, 15), ["03-28 01:30", "03-28 02:15"]),
        ("2027-03-27", time(22), time(2, 30), ["03-27 21:00", "03-28 01:30"]),
    ],
)
def test_local_instants(day, starts, ends, expected):
    assert instants(day, starts, ends) == expected


def test_instants_are_in_utc():
    begins, ends = local_instants(date(2026, 11, 24), time(10), None)
    assert begins == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert begins.tzinfo is UTC
    assert ends - begins == timedelta(hours=2)


def test_weekly_keeps_its_time_on_the_clock_over_both_changes():
    rule = Rule(Repeat.WEEKLY, date(2026, 10, 18))
    for day in rule.dates(date(2026, 10, 18), date(2027, 4, 4)):
        begins, _ends = local_instants(day, time(10), time(12))
        expected = 9 if date(2026, 10, 25) <= day < date(2027, 3, 28) else 8
        assert begins.hour == expected
