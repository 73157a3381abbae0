"""Whatever the rule and its exceptions: an independent reader of the file finds the dates of the
site, to the second."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
import vobject
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.factories.pages import ActivityFactory, with_rule
from wijken.activities import feeds
from wijken.activities.calendar import DAYS_BACK, MONTHS_AHEAD
from wijken.activities.models import Activity, Occurrence
from wijken.activities.occurrences import roll
from wijken.places.slots import open_slots

pytestmark = pytest.mark.django_db
QUICK = settings(
    max_examples=40,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: Around the changes of the clock, at midnight, and at ordinary hours.
TIMES = st.sampled_from(
    [time(0), time(0, 15), time(1, 59), time(2), time(2, 30), time(3), time(10), time(23, 30)]
)
#: The days on which the clock changes, and others.
DAYS = st.one_of(
    st.sampled_from([date(2026, 10, 24), date(2026, 10, 25), date(2027, 3, 27), date(2027, 3, 28)]),
    st.dates(date(2026, 9, 1), date(2027, 6, 30)),
)
RULES = st.fixed_dictionaries(
    {
        "first_date": DAYS,
        "starts": TIMES,
        "ends": st.one_of(st.none(), TIMES),
        "repeat": st.sampled_from(
            ["once", "weekly", "biweekly", "monthly", "quarterly", "yearly", "yearly_weekday"]
        ),
        "last_date": st.one_of(st.none(), st.dates(date(2027, 7, 1), date(2028, 1, 1))),
        "skip_holidays": st.booleans(),
        "skip_school_holidays": st.booleans(),
    }
).filter(lambda rule: (rule["first_date"].month, rule["first_date"].day) != (2, 29))
NOWS = st.datetimes(datetime(2026, 9, 15), datetime(2027, 7, 1), timezones=st.just(UTC))
#: Of which row, what, and by how many minutes.
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from(["cancelled", "moved", "online", "other_place", "gone"]),
        st.integers(-3 * 24 * 60, 3 * 24 * 60),
    ),
    max_size=6,
)


@pytest.fixture
def activity():
    return ActivityFactory(title="Koffie")


def arrange(activity: Activity, rule: dict, changes: list, now: datetime) -> None:
    """The rows of this rule, some of them changed, and then the rule at another hour."""
    Activity.objects.filter(pk=activity.pk).update(**with_rule(rule))
    activity.occurrences.all().delete()
    roll(activity, now)
    rows = list(activity.occurrences.order_by("rule_date"))
    for number, state, minutes in changes if rows else ():
        row = rows[number % len(rows)]
        if state == "gone":
            Occurrence.objects.filter(pk=row.pk).delete()
            continue
        row.state = state
        if state == "moved":
            shift = timedelta(minutes=minutes)
            row.moved_from = row.starts_at
            row.set_times(row.starts_at + shift, row.ends_at + shift)
        Occurrence.objects.filter(pk=row.pk).update(
            state=state,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            local_date=row.local_date,
            moved_from=row.moved_from,
        )


def rows_in_window(activity: Activity, now: datetime) -> list[tuple[datetime, datetime, str]]:
    [first, last] = feeds.window(now)
    return sorted(
        (row.starts_at, row.ends_at, "CANCELLED" if row.is_cancelled else "CONFIRMED")
        for row in activity.occurrences.filter(local_date__range=(first, last))
    )


def read_by_recurring_ical_events(text: str) -> list[tuple[datetime, datetime, str]]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        date(2026, 1, 1), date(2030, 1, 1)
    )
    return sorted(
        (e["DTSTART"].dt.astimezone(UTC), e["DTEND"].dt.astimezone(UTC), str(e["STATUS"]))
        for e in found
    )


def read_by_vobject(text: str) -> list[datetime]:
    """The starts that another reader finds: it knows rules and days without, and leaves it to its
    caller to put changed dates in their place."""
    starts: set[tuple[str, datetime]] = set()
    changed: list[tuple[str, datetime, datetime]] = []
    for event in getattr(vobject.readOne(text), "vevent_list", []):
        name, start = event.uid.value, event.dtstart.value.astimezone(UTC)
        if hasattr(event, "recurrence_id"):
            changed.append((name, event.recurrence_id.value.astimezone(UTC), start))
        elif event.rruleset:
            starts |= {(name, moment.astimezone(UTC)) for moment in event.rruleset}
        else:
            starts.add((name, start))
    for name, planned, _start in changed:
        starts.discard((name, planned))
    return sorted([moment for _name, moment in starts] + [start for *_key, start in changed])


@QUICK
@given(rule=RULES, changes=CHANGES, now=NOWS)
def test_an_independent_reader_finds_the_dates_of_the_site(activity, rule, changes, now):
    with transaction.atomic():
        arrange(activity, rule, changes, now)
        text = feeds.calendar_text("Agenda", Occurrence.objects.public(), open_slots().none(), now)
        expected = rows_in_window(activity, now)
        assert read_by_recurring_ical_events(text) == expected
        assert read_by_vobject(text) == [start for start, _end, _state in expected]
        transaction.set_rollback(True)


@QUICK
@given(rule=RULES, later=RULES, changes=CHANGES, now=NOWS)
def test_so_it_does_after_another_rule_was_published(activity, rule, later, changes, now):
    with transaction.atomic():
        arrange(activity, rule, changes, now)
        Activity.objects.filter(pk=activity.pk).update(**with_rule(later))
        roll(activity, now)
        text = feeds.calendar_text("Agenda", Occurrence.objects.public(), open_slots().none(), now)
        assert read_by_recurring_ical_events(text) == rows_in_window(activity, now)
        transaction.set_rollback(True)


def test_the_window_is_that_of_the_promise():
    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert feeds.window(now) == (date(2026, 10, 25), date(2028, 5, 24))
    assert (DAYS_BACK.days, MONTHS_AHEAD) == (30, 18)
