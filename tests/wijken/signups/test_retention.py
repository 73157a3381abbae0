"""The clock forgets who came, and keeps how many."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from wagtail.models import ModelLogEntry

from tests.factories.signups import signed_up
from wijken.signups.retention import forget_people
from wijken.signups.transitions import cancel

pytestmark = pytest.mark.django_db


def test_names_go_fourteen_days_after_the_date_and_numbers_stay(activity, frozen) -> None:
    record = signed_up(activity, people=2, phone="0123 45 67 89", remark="Rollator")
    left = cancel(signed_up(activity), record.starts_at - timedelta(days=1))
    end = record.ends_at + timedelta(days=14)
    forget_people(end)
    record.refresh_from_db()
    assert record.name
    forget_people(end + timedelta(seconds=1))
    for row in (record, left):
        row.refresh_from_db()
        assert (row.name, row.email, row.phone, row.remark) == ("", "", "", "")
    assert (record.people, record.state) == (2, "placed")
    assert ModelLogEntry.objects.filter(action="intake.forgotten").count() == 2
    forget_people(end + timedelta(days=1))
    assert ModelLogEntry.objects.filter(action="intake.forgotten").count() == 2


def test_the_period_is_a_setting(activity, settings) -> None:
    settings.RETENTION_DAYS = {**settings.RETENTION_DAYS, "sign_up": 1}
    record = signed_up(activity)
    forget_people(record.ends_at + timedelta(days=1, seconds=1))
    record.refresh_from_db()
    assert record.name == ""


def test_the_nightly_clock_does_it(activity, frozen) -> None:
    record = signed_up(activity)
    frozen.move_to(record.ends_at + timedelta(days=15))
    call_command("nightly")
    record.refresh_from_db()
    assert record.name == ""


def test_no_name_goes_into_the_log(activity, caplog) -> None:
    record = cancel(signed_up(activity, name="Truus Geheim"), activity_time(activity))
    lines = [f"{entry.label} {entry.data}" for entry in ModelLogEntry.objects.all()]
    assert record.is_cancelled and lines
    assert not [line for line in lines if "Truus" in line or "example.org" in line]
    assert "Truus" not in caplog.text


def activity_time(activity):
    return activity.occurrences.get(rule_date="2026-12-01").starts_at - timedelta(hours=1)
