"""A place that is closed for a period. The moment is Tuesday 24 November 2026, 10.30."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wijken.places import transitions

from .rows import at
from .test_transitions import CHRISTMAS, NOW, by, days, entries, other_editor, place

pytestmark = pytest.mark.django_db
__all__ = ["by", "place"]


def test_closing_for_a_period_replaces_what_was_there(place, by):
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    first, last = date(2026, 12, 24), date(2026, 12, 27)
    transitions.close_between(place, first, last, reason="Vakantie", **by)
    assert days(place) == [(day, None, "Vakantie") for day in (24, 25, 26, 27)]
    [entry] = entries(transitions.CLOSED_BETWEEN)
    expected = "Langer dicht: donderdag 24 december 2026 – zondag 27 december 2026"
    assert (entry.message, entry.comment) == (expected, "Vakantie")


def test_one_day_of_a_period_may_have_other_hours(place, by):
    row = transitions.close_between(place, date(2026, 12, 24), date(2026, 12, 26), **by)
    transitions.add_exception(place, CHRISTMAS, time(10), time(12), **by)
    assert days(place) == [(24, None, ""), (25, 10, ""), (26, None, "")]
    transitions.end_closure(place, row.period, **by)
    assert days(place) == [(25, 10, "")]
    with pytest.raises(ValidationError, match="al weg"):
        transitions.end_closure(place, row.period, **by)


def test_of_a_period_that_began_the_past_stays(place, by):
    row = transitions.close_between(place, date(2026, 11, 24), date(2026, 11, 26), **by)
    by["now"] = at("2026-11-25 12:00")
    transitions.end_closure(place, row.period, **by)
    assert days(place) == [(24, None, "")]


@pytest.mark.parametrize("last", [date(2026, 12, 25), date(2026, 12, 24), date(2027, 12, 27)])
def test_a_period_has_days_and_no_more_than_a_year(place, by, last):
    with pytest.raises(ValidationError) as refusal:
        transitions.close_between(place, CHRISTMAS, last, **by)
    assert list(refusal.value.error_dict) == ["until"]
    assert days(place) == []


def test_strangers_close_no_period(place):
    by = {"user": other_editor(), "now": NOW}
    with pytest.raises(PermissionDenied):
        transitions.close_between(place, CHRISTMAS, date(2026, 12, 27), **by)
