"""Changing one date. The clock stands at Tuesday 24 November 2026, 10.30 in Amsterdam."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from wagtail.models import PageLogEntry

from mijnbuurt.users.roles import Role
from tests.factories.pages import ActivityFactory, PlaceFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import said
from wijken.activities import transitions
from wijken.activities.models import Activity, Occurrence
from wijken.activities.occurrences import roll

pytestmark = pytest.mark.usefixtures("frozen")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 2, 13, tzinfo=UTC)


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def activity(wijk):
    return ActivityFactory(in_wijk=wijk)


@pytest.fixture
def row(activity):
    return activity.occurrences.get(rule_date="2026-12-01")


def fresh(row):
    return Occurrence.objects.get(pk=row.pk)


def change(name, row, user, now=NOW):
    """Any of the transitions with arguments that are right."""
    return {
        "cancel": lambda: transitions.cancel(row, "Ziek", user, now),
        "move": lambda: transitions.move(
            row, LATER, LATER + timedelta(hours=1), "Zaal bezet", user, now
        ),
        "make_online": lambda: transitions.make_online(row, "Bel mee", user, now),
        "relocate": lambda: transitions.relocate(row, None, "In het park", "Lek", user, now),
        "restore": lambda: transitions.restore(row, user, now),
    }[name]()


CHANGES = ["cancel", "move", "make_online", "relocate", "restore"]


def test_cancelled_date_stays_visible(row, editor):
    transitions.cancel(row, " Ziek ", editor, NOW)
    assert (fresh(row).state, fresh(row).reason) == ("cancelled", "Ziek")
    assert fresh(row).state_label == "gaat niet door"
    assert fresh(row) in Occurrence.objects.public().coming(NOW)


def test_change_is_logged_on_the_page(row, editor, activity):
    transitions.cancel(row, "Ziek", editor, NOW)
    entry = PageLogEntry.objects.get(page=activity.pk, action=transitions.CANCELLED)
    assert entry.user == editor
    assert said(entry) == {"date": "2026-12-01", "reason": "Ziek"}
    assert entry.message == "Datum gaat niet door: dinsdag 1 december 2026"
    assert entry.comment == "Ziek"


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_logged(name, row, editor, activity):
    if name == "restore":
        row = change("cancel", row, editor)
    change(name, row, editor)
    action = {"make_online": "make_date_online"}.get(name, f"{name}_date")
    assert PageLogEntry.objects.filter(action=f"activities.{action}", user=editor).count() == 1


def test_moved_date_remembers_its_first_time(row, editor):
    first = row.starts_at
    row = transitions.move(row, LATER, LATER + timedelta(hours=1), "", editor, NOW)
    again = LATER + timedelta(days=1)
    transitions.move(row, again, again + timedelta(hours=1), "", editor, NOW)
    found = fresh(row)
    assert (found.state, found.starts_at, found.moved_from) == ("moved", again, first)
    assert found.rule_date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("starts_at", "day"),
    [
        (datetime(2026, 12, 2, 22, 59, tzinfo=UTC), date(2026, 12, 2)),
        (datetime(2026, 12, 2, 23, 0, tzinfo=UTC), date(2026, 12, 3)),
        (datetime(2027, 7, 2, 21, 59, tzinfo=UTC), date(2027, 7, 2)),
        (datetime(2027, 7, 2, 22, 0, tzinfo=UTC), date(2027, 7, 3)),
    ],
)
def test_moved_date_has_its_local_day(row, editor, starts_at, day):
    transitions.move(row, starts_at, starts_at + timedelta(hours=1), "", editor, NOW)
    assert fresh(row).local_date == day


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "field"),
    [
        (NOW, NOW + timedelta(hours=1), "starts_at"),
        (LATER, LATER, "ends_at"),
        (LATER, LATER - timedelta(hours=1), "ends_at"),
        (LATER, LATER + timedelta(days=8), "ends_at"),
        (
            datetime(2026, 12, 1, 9, tzinfo=UTC),
            datetime(2026, 12, 1, 11, tzinfo=UTC),
            "starts_at",
        ),
    ],
)
def test_times_that_make_no_sense_are_refused(row, editor, starts_at, ends_at, field):
    with pytest.raises(ValidationError) as refusal:
        transitions.move(row, starts_at, ends_at, "", editor, NOW)
    assert list(refusal.value.error_dict) == [field]
    assert fresh(row).state == "goes_ahead"


def test_online_keeps_its_time(row, editor):
    transitions.make_online(row, "Bel 0592", editor, NOW)
    assert (fresh(row).state, fresh(row).starts_at) == ("online", row.starts_at)


def test_restored_date_has_the_time_of_the_published_rule(row, editor, activity):
    row = change("move", row, editor)
    page = Activity.objects.get(pk=activity.pk)
    page.starts, page.ends = time(14), time(16)
    page.save_revision().publish()
    draft = Activity.objects.get(pk=activity.pk)
    draft.starts = time(8)
    draft.save_revision()
    transitions.restore(fresh(row), editor, NOW)
    found = fresh(row)
    assert (found.state, found.reason, found.moved_from) == ("goes_ahead", "", None)
    assert found.starts_at == datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert found.local_date == date(2026, 12, 1)


def test_date_whose_own_time_is_over_is_not_restored(activity, editor):
    row = activity.occurrences.get(rule_date="2026-11-24")
    row = change("move", row, editor)
    after = datetime(2026, 11, 24, 11, tzinfo=UTC)
    with pytest.raises(ValidationError, match="voorbij"):
        transitions.restore(row, editor, after)
    assert fresh(row).state == "moved"


def test_roll_keeps_what_was_changed(row, editor, activity):
    change("cancel", row, editor)
    roll(activity, NOW)
    assert fresh(row).state == "cancelled"


@pytest.mark.parametrize("name", ["cancel", "make_online", "restore"])
def test_what_is_already_so_is_refused(name, row, editor):
    if name != "restore":
        row = change(name, row, editor)
    with pytest.raises(ValidationError):
        change(name, row, editor)


@pytest.mark.parametrize("name", ["cancel", "make_online"])
def test_reason_is_needed(name, row, editor):
    with pytest.raises(ValidationError) as refusal:
        getattr(transitions, name)(row, "  ", editor, NOW)
    assert list(refusal.value.error_dict) == ["reason"]
    assert fresh(row).state == "goes_ahead"


@pytest.mark.parametrize("name", CHANGES)
def test_date_that_is_over_does_not_change(name, row, editor):
    with pytest.raises(ValidationError, match="voorbij"):
        change(name, row, editor, now=row.ends_at)
    assert fresh(row).state == "goes_ahead"


def nobody(wijk):
    return UserFactory()


def other_editor(wijk):
    return UserFactory(groups=[WijkFactory().group])


def inactive_editor(wijk):
    return UserFactory(groups=[wijk.group], is_active=False)


@pytest.mark.parametrize("stranger", [nobody, other_editor, inactive_editor])
@pytest.mark.parametrize("name", CHANGES)
def test_strangers_change_nothing(name, stranger, row, wijk):
    Occurrence.objects.filter(pk=row.pk).update(state="online", reason="Bel")
    row = fresh(row)
    with pytest.raises(PermissionDenied):
        change(name, row, stranger(wijk))
    assert (fresh(row).state, fresh(row).reason) == ("online", "Bel")
    assert not PageLogEntry.objects.filter(action__startswith="activities.").exists()


@pytest.mark.parametrize("role", [Role.CITY_EDITOR, Role.ADMINISTRATOR])
def test_citywide_editors_change_any_date(role, row, django_user_model):
    from django.contrib.auth.models import Group

    user = UserFactory(groups=[Group.objects.get(name=role)])
    transitions.cancel(row, "Storm", user, NOW)
    assert fresh(row).state == "cancelled"


def test_wijk_editor_does_not_change_a_citywide_activity(editor):
    row = ActivityFactory().occurrences.get(rule_date="2026-12-01")
    with pytest.raises(PermissionDenied):
        transitions.cancel(row, "Ziek", editor, NOW)


def test_second_editor_hears_that_the_date_changed(row, editor, wijk):
    seen = fresh(row)
    transitions.cancel(row, "Ziek", editor, NOW)
    with pytest.raises(ValidationError, match="Iemand anders"):
        change("move", seen, UserFactory(groups=[wijk.group]))
    assert fresh(row).state == "cancelled"


def test_date_that_is_gone_is_refused(row, editor):
    fresh(row).delete()
    with pytest.raises(ValidationError, match="bestaat niet meer"):
        transitions.cancel(row, "Ziek", editor, NOW)


@pytest.fixture
def committed(committed_db):
    """A date that other connections see as well."""
    activity = ActivityFactory(repeat="once", first_date=date(2026, 12, 1))
    return activity.occurrences.get(), UserFactory(is_superuser=True)


@pytest.mark.race
def test_of_two_editors_at_once_one_wins(committed):
    row, user = committed
    outcomes = []
    gate = threading.Barrier(6)

    def attempt(name):
        seen = fresh(row)
        gate.wait()
        try:
            change(name, seen, user)
            outcomes.append(name)
        except ValidationError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=attempt, args=[name])
        for name in ("cancel", "move", "make_online") * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [name for name in outcomes if name != "refused"]
    assert len(outcomes) == 6
    assert len(winners) == 1
    states = {"cancel": "cancelled", "move": "moved", "make_online": "online"}
    assert fresh(row).state == states[winners[0]]
    assert PageLogEntry.objects.filter(user=user, action__startswith="activities.").count() == 1


def test_date_is_somewhere_else_and_goes_back(row, editor, wijk):
    place = PlaceFactory(in_wijk=wijk, title="Het Anker")
    transitions.relocate(row, place, "wordt niet gebruikt", "Lekkage", editor, NOW)
    seen = fresh(row)
    assert (seen.state, seen.place_text, seen.place) == ("other_place", "Het Anker", place)
    assert (seen.state_label, seen.place_words) == ("andere plek", "")
    transitions.move(seen, LATER, LATER + timedelta(hours=1), "", editor, NOW)
    assert fresh(row).state_label == "andere tijd en plek"
    transitions.restore(fresh(row), editor, NOW)
    assert (fresh(row).state, fresh(row).venue, fresh(row).state_label) == (
        *("goes_ahead", None, "gaat door"),
    )
    assert fresh(row).place_text == row.activity.place_words


def test_somewhere_else_says_where(row, editor):
    with pytest.raises(ValidationError) as refusal:
        transitions.relocate(row, None, "  ", "Lekkage", editor, NOW)
    assert "place_words" in refusal.value.error_dict


def test_every_change_raises_the_number_for_calendars(row, editor, activity):
    number = activity.calendar_version.number
    for name in ("cancel", "move", "relocate", "make_online", "restore"):
        change(name, fresh(row), editor)
        activity.calendar_version.refresh_from_db()
        assert activity.calendar_version.number > number
        number = activity.calendar_version.number
