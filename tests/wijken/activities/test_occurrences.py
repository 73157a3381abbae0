"""Rows of activities. The clock stands at Tuesday 24 November 2026, 10.30 in Amsterdam."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Locale

from tests.factories.pages import ActivityFactory
from wijken.activities.models import Activity, Occurrence
from wijken.activities.occurrences import (
    Rolled,
    roll,
    roll_all,
)
from wijken.activities.recurrence import Rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def rule_dates(activity, **filters):
    rows = activity.occurrences.filter(**filters).order_by("rule_date")
    return [row.rule_date.isoformat() for row in rows]


def publish(activity, **fields):
    """Change a page and publish it, as an editor does."""
    page = Activity.objects.get(pk=activity.pk)
    rule = page.rule
    for name, value in fields.items():
        setattr(page, name, value)
    if "first_date" in fields or "last_date" in fields:
        ends = fields.get("last_date", rule.last_date)
        page.recurrence = Rule(rule.repeat, page.first_date, ends).text
    page.save_revision().publish()
    return Activity.objects.get(pk=activity.pk)


def row_of(activity, day):
    return activity.occurrences.get(rule_date=day)


def test_publishing_makes_rows_for_eighteen_months():
    activity = ActivityFactory()
    found = rule_dates(activity)
    assert found[:4] == ["2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"]
    assert found[-1] == "2028-05-23"
    row = row_of(activity, "2026-11-24")
    assert row.starts_at == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert row.ends_at == datetime(2026, 11, 24, 11, tzinfo=UTC)
    assert (row.local_date, row.state) == (date(2026, 11, 24), "goes_ahead")


def test_every_friday_in_july_and_august_2021_gives_nine_rows():
    with time_machine.travel(datetime(2021, 7, 1, 10, tzinfo=UTC), tick=False):
        activity = ActivityFactory(first_date=date(2021, 7, 2), last_date=date(2021, 8, 31))
    assert activity.occurrences.count() == 9


def test_new_series_goes_back_thirty_days():
    activity = ActivityFactory(first_date=date(2026, 1, 6))
    assert rule_dates(activity)[0] == "2026-10-27"


def test_single_date_has_a_row_however_old():
    activity = ActivityFactory(repeat="once", first_date=date(2019, 7, 9))
    assert rule_dates(activity) == ["2019-07-09"]


def test_activity_without_a_date_has_no_rows():
    assert rule_dates(ActivityFactory(first_date=None)) == []


def test_roll_is_idempotent(django_assert_max_num_queries):
    activity = ActivityFactory()
    before = list(activity.occurrences.order_by("pk").values())
    with django_assert_max_num_queries(6):
        assert roll(activity, NOW) == Rolled()
    assert list(activity.occurrences.order_by("pk").values()) == before


def test_roll_costs_the_same_for_a_year_of_rows(django_assert_max_num_queries):
    activity = ActivityFactory()
    activity.occurrences.filter(rule_date__gt="2026-12-31").delete()
    with django_assert_max_num_queries(9):
        assert roll(activity, NOW).made > 60


def test_night_moves_the_horizon():
    activity = ActivityFactory()
    assert roll(activity, NOW + timedelta(days=14)) == Rolled(made=2)
    assert rule_dates(activity)[-1] == "2028-06-06"


def test_nightly_job_is_registered():
    from mijnbuurt.core import clockwork

    assert clockwork._nightly_jobs["roll occurrences"] is roll_all


def test_nightly_rolls_every_published_activity():
    published, draft = ActivityFactory(), ActivityFactory(live=False)
    Occurrence.objects.all().delete()
    roll_all(NOW)
    assert published.occurrences.exists()
    assert not draft.occurrences.exists()


def test_draft_has_no_rows():
    activity = ActivityFactory(live=False)
    roll(activity, NOW)
    assert rule_dates(activity) == []


def test_translation_has_no_rows():
    activity = ActivityFactory()
    index = activity.get_parent().copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english = activity.copy_for_translation(index.locale)
    count = activity.occurrences.count()
    english.save_revision().publish()
    roll(english, NOW)
    assert not english.occurrences.exists()
    assert activity.occurrences.count() == count


def test_new_time_reaches_coming_rows_only():
    activity = publish(ActivityFactory(), starts=time(14), ends=time(16))
    assert row_of(activity, "2026-11-17").starts_at.hour == 9
    # Today's has begun at ten but is not over: the editor mends a wrong time.
    assert row_of(activity, "2026-11-24").starts_at.hour == 13
    assert row_of(activity, "2026-12-01").starts_at.hour == 13
    assert row_of(activity, "2026-12-01").ends_at.hour == 15


def test_draft_change_changes_no_rows():
    activity = ActivityFactory()
    page = Activity.objects.get(pk=activity.pk)
    page.starts, page.ends = time(14), time(16)
    page.save_revision()
    roll(page, NOW)
    roll(page.get_latest_revision_as_object(), NOW)
    assert row_of(activity, "2026-12-01").starts_at.hour == 9


def test_other_day_replaces_coming_rows_and_keeps_what_was():
    activity = ActivityFactory()
    Occurrence.objects.filter(rule_date="2026-12-01").update(state="cancelled")
    activity = publish(activity, first_date=date(2026, 11, 4))
    found = rule_dates(activity)
    assert found[:5] == ["2026-11-03", "2026-11-10", "2026-11-17", "2026-11-25", "2026-12-02"]


def test_date_of_this_morning_stays_when_the_day_changes():
    activity = ActivityFactory()
    with time_machine.travel(datetime(2026, 11, 24, 13, tzinfo=UTC), tick=False):
        activity = publish(activity, first_date=date(2026, 11, 4))
    assert rule_dates(activity)[3:5] == ["2026-11-24", "2026-11-25"]


def test_last_date_takes_later_rows_away():
    activity = publish(ActivityFactory(), last_date=date(2026, 12, 1))
    assert rule_dates(activity)[-1] == "2026-12-01"
    assert len(rule_dates(activity)) == 5


@pytest.mark.parametrize("state", ["cancelled", "moved", "online"])
def test_changed_date_stays_while_its_day_is_in_the_rule(state):
    activity = ActivityFactory()
    moved = datetime(2026, 12, 2, 12, tzinfo=UTC)
    activity.occurrences.filter(rule_date="2026-12-01").update(
        state=state, reason="Sneeuw", starts_at=moved, ends_at=moved + timedelta(hours=1)
    )
    activity = publish(activity, starts=time(14), ends=time(16))
    row = row_of(activity, "2026-12-01")
    assert (row.state, row.reason, row.starts_at) == (state, "Sneeuw", moved)


def test_date_moved_past_today_stays_though_its_own_day_is_over():
    activity = ActivityFactory()
    later = datetime(2026, 12, 9, 12, tzinfo=UTC)
    activity.occurrences.filter(rule_date="2026-11-10").update(
        state="moved", starts_at=later, ends_at=later + timedelta(hours=1)
    )
    assert roll(activity, NOW) == Rolled()
    assert row_of(activity, "2026-11-10").starts_at == later
    assert row_of(activity, "2026-11-10").by_rule


def test_what_was_over_when_the_rule_changed_is_known_not_to_be_of_it():
    activity = publish(ActivityFactory(), starts=time(14), ends=time(16))
    found = activity.occurrences.filter(by_rule=False)
    assert [row.rule_date.day for row in found] == [3, 10, 17]
    activity = publish(activity, starts=time(10), ends=time(12))
    assert not activity.occurrences.filter(by_rule=False).exists()


def test_date_moved_forward_and_over_is_not_made_again():
    activity = ActivityFactory()
    earlier = datetime(2026, 11, 20, 12, tzinfo=UTC)
    activity.occurrences.filter(rule_date="2026-12-01").update(
        state="moved", starts_at=earlier, ends_at=earlier + timedelta(hours=1)
    )
    assert roll(activity, NOW) == Rolled()


def test_late_evening_keeps_its_local_day():
    activity = ActivityFactory(starts=time(0, 15), ends=time(1))
    row = row_of(activity, "2026-12-01")
    assert row.starts_at == datetime(2026, 11, 30, 23, 15, tzinfo=UTC)
    assert row.local_date == date(2026, 12, 1)


def test_rows_keep_their_time_over_the_change_of_the_clock():
    activity = ActivityFactory(first_date=date(2026, 11, 1))
    hours = {
        timezone.localtime(row.starts_at).hour
        for row in activity.occurrences.filter(rule_date__range=("2027-03-01", "2027-04-30"))
    }
    assert hours == {10}


def test_unpublished_activity_has_no_public_rows_until_it_is_back():
    activity = ActivityFactory()
    activity.unpublish()
    assert not Occurrence.objects.public().exists()
    activity = Activity.objects.get(pk=activity.pk)
    activity.save_revision().publish()
    assert Occurrence.objects.public().count() == activity.occurrences.count()


def test_deleted_activity_takes_its_rows_along():
    ActivityFactory().delete()
    assert not Occurrence.objects.exists()
