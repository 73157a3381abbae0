"""Lists of coming dates. The clock stands at Tuesday 24 November 2026, 10.30 in Amsterdam."""

from datetime import UTC, date, datetime, time

import pytest
from wagtail.models import Page

from tests.factories.pages import ActivityFactory, WijkFactory
from wijken.activities.models import Activity, Occurrence
from wijken.activities.occurrences import coming_series, week_of_city

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_coming_series_has_each_activity_once_with_its_next_date():
    wijk = WijkFactory()
    tuesday = ActivityFactory(in_wijk=wijk)
    friday = ActivityFactory(in_wijk=wijk, first_date=date(2026, 11, 6), repeat="biweekly")
    ActivityFactory(in_wijk=wijk, repeat="once", first_date=date(2026, 11, 25))
    ActivityFactory(in_wijk=wijk, last_date=date(2026, 11, 17))
    ActivityFactory(in_wijk=WijkFactory())
    ActivityFactory(in_wijk=wijk).unpublish()
    cards = coming_series(wijk, NOW)
    assert [card.activity.pk for card in cards] == [tuesday.pk, friday.pk]
    assert [card.next.local_date.day for card in cards] == [24, 4]
    assert [card.repeat_text for card in cards] == ["Elke dinsdag", "Elke twee weken op vrijdag"]


def test_series_moves_on_when_its_date_is_over():
    ActivityFactory()
    [card] = coming_series(None, datetime(2026, 11, 24, 11, tzinfo=UTC))
    assert card.next.local_date == date(2026, 12, 1)


def look_at(cards):
    for card in cards:
        row = card.next if hasattr(card, "next") else card
        assert row.url
        assert row.place_text
        str(row.wijk)


def many_activities(wijk, count):
    """Published weekly activities with one coming date each; straight into their tables."""
    model = ActivityFactory(in_wijk=wijk, last_date=date(2026, 11, 24))
    shared = {name: getattr(model, name) for name in ("depth", "locale", "content_type", "owner")}
    pages = Page.objects.bulk_create(
        Page(
            title=f"Activiteit {number}",
            slug=f"activiteit-{number}",
            path=f"{model.path[:-4]}Z{number:03}",
            url_path=f"{model.url_path}{number}/",
            live=True,
            **shared,
        )
        for number in range(count)
    )
    for page in pages:
        copy = Activity(page_ptr_id=page.pk, home_wijk=wijk, first_date=model.first_date)
        copy.recurrence, copy.place_words = "FREQ=WEEKLY;BYDAY=TU", "Buurthuis"
        copy.save_base(raw=True)
    first = model.occurrences.get(rule_date="2026-11-24")
    Occurrence.objects.bulk_create(
        Occurrence(
            activity_id=page.pk,
            rule_date=first.rule_date,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
            local_date=first.local_date,
        )
        for page in pages
    )
    Activity.objects.get(pk=model.pk).delete()


@pytest.mark.parametrize("count", [5, 500])
def test_lists_cost_the_same_however_long(count, django_assert_num_queries):
    wijk = WijkFactory()
    many_activities(wijk, count)
    with django_assert_num_queries(2):
        cards = coming_series(wijk, NOW)
        look_at(cards)
    with django_assert_num_queries(1):
        rows = week_of_city(NOW)
        look_at(rows)
    assert len(cards) == len(rows) == count


def test_week_of_city_is_today_and_six_days():
    activity = ActivityFactory(repeat="weekly")
    days = [row.local_date.day for row in week_of_city(NOW)]
    assert days == [24]
    assert activity.occurrences.exists()
    ActivityFactory(repeat="once", first_date=date(2026, 11, 30))
    ActivityFactory(repeat="once", first_date=date(2026, 12, 1))
    assert [row.local_date.day for row in week_of_city(NOW)] == [24, 30]
    assert len(week_of_city(NOW, limit=1)) == 1


def test_week_of_city_has_what_began_yesterday_and_goes_on():
    ActivityFactory(repeat="once", first_date=date(2026, 11, 27), starts=time(20), ends=time(0, 30))
    assert len(week_of_city(datetime(2026, 11, 27, 23, 15, tzinfo=UTC))) == 1
    assert not week_of_city(datetime(2026, 11, 27, 23, 30, tzinfo=UTC))


def test_week_of_city_leaves_out_what_is_not_published():
    ActivityFactory().unpublish()
    assert week_of_city(NOW) == []
