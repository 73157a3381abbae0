"""Word when a date is cancelled, moved, changed or gone; and no sign-up is lost by it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from mijnbuurt.core.models import OutgoingMail
from tests.factories.pages import PlaceFactory, WijkFactory, page_of
from tests.factories.signups import signed_up
from wijken.activities import transitions as dates
from wijken.activities.models import Activity, AgendaPage, Occurrence
from wijken.activities.occurrences import roll, roll_all
from wijken.activities.recurrence import Rule
from wijken.closing.transitions import take_along
from wijken.places.models import PlaceFacts
from wijken.signups.models import SignUp
from wijken.signups.work import find
from wijken.work.registry import Scope

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


def row_of(activity: Activity) -> Occurrence:
    row = Occurrence.objects.get(activity=activity, rule_date=DAY)
    row.activity = activity
    return row


@pytest.fixture
def people(activity) -> list[SignUp]:
    """Two with a place, one of them without a mail address, and one who waits."""
    found = [
        signed_up(activity),
        signed_up(activity, email="", phone="0123 45 67 89"),
        signed_up(activity, email="wacht@example.org"),
    ]
    OutgoingMail.objects.all().delete()
    return found


def mails() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


def fresh(people: list[SignUp]) -> list[SignUp]:
    return [SignUp.objects.get(pk=record.pk) for record in people]


def test_cancelled_and_on_again(activity, people, editor, frozen) -> None:
    dates.cancel(row_of(activity), "De kok is ziek", editor, timezone.now())
    assert mails() == ["Gaat niet door: Soep <b>eten"] * 2
    assert all("De kok is ziek" in mail.body for mail in OutgoingMail.objects.all())
    assert [record.to_call for record in fresh(people)] == ["", "off", ""]
    assert [record.state for record in fresh(people)] == ["placed", "placed", "waiting"]
    roll(activity, timezone.now())
    assert len(mails()) == 2
    dates.restore(row_of(activity), editor, timezone.now())
    assert mails()[2:] == ["Gaat toch door: Soep <b>eten"] * 2
    assert [record.to_call for record in fresh(people)] == ["", "on", ""]


def test_moved_says_when_it_was_and_is(activity, people, editor) -> None:
    row = row_of(activity)
    starts = row.starts_at + timedelta(hours=3)
    dates.move(row, starts, starts + timedelta(hours=2), "Later", editor, timezone.now())
    assert mails() == ["Er is iets veranderd: Soep <b>eten"] * 2
    body = OutgoingMail.objects.order_by("pk").first().body
    assert "13.00 – 15.00" in body.replace("\xa0", " ")
    assert "Het was eerst: dinsdag 1 december 2026, 10.00 uur" in body.replace("\xa0", " ")
    assert [record.starts_at for record in fresh(people)] == [starts] * 3
    assert fresh(people)[1].to_call == "changed"


def test_another_place_and_online(activity, people, editor) -> None:
    dates.relocate(row_of(activity), None, "De kerk", "", editor, timezone.now())
    dates.make_online(row_of(activity), "Bel voor de link", editor, timezone.now())
    bodies = [mail.body for mail in OutgoingMail.objects.order_by("pk")]
    assert len(bodies) == 4
    assert "De kerk" in bodies[0] and "Online" in bodies[2] and "Bel voor" in bodies[2]


def test_a_rule_that_loses_the_day_keeps_the_people(activity, people) -> None:
    """The rows of the agenda are made anew; who signed up stays, and hears of it."""
    activity.first_date = date(2026, 12, 2)
    activity.recurrence = Rule("weekly", activity.first_date).text
    activity.save_revision().publish()
    assert not Occurrence.objects.filter(activity=activity, rule_date=DAY).exists()
    assert SignUp.objects.count() == 3
    assert mails() == ["Gaat niet door: Soep <b>eten"] * 2
    assert fresh(people)[1].to_call == "off"
    activity.first_date = date(2026, 11, 3)
    activity.recurrence = Rule("weekly", activity.first_date).text
    activity.save_revision().publish()
    assert mails()[2:] == ["Gaat toch door: Soep <b>eten"] * 2


def test_rolling_and_publishing_again_tell_nothing(activity, people) -> None:
    keys = list(Occurrence.objects.values_list("pk", flat=True))
    roll_all(timezone.now())
    activity.title = "Een andere naam"
    activity.save_revision().publish()
    Occurrence.objects.filter(activity=activity).delete()
    roll(activity, timezone.now())
    assert list(Occurrence.objects.values_list("pk", flat=True)) != keys
    assert mails() == [] and SignUp.objects.active().count() == 3


def test_another_time_or_place_on_the_page(activity, people, wijk) -> None:
    activity.venue = PlaceFactory(in_wijk=wijk, title="Molenhuis")
    activity.save_revision().publish()
    assert len(mails()) == 2
    assert "Molenhuis" in OutgoingMail.objects.first().body
    activity.starts = "11:00"
    activity.save_revision().publish()
    assert len(mails()) == 4


def test_unpublished_and_back(activity, people) -> None:
    activity.unpublish()
    assert mails() == ["Gaat niet door: Soep <b>eten"] * 2
    activity.save_revision().publish()
    assert mails()[2:] == ["Gaat toch door: Soep <b>eten"] * 2


def test_deleted(activity, people, wijk) -> None:
    Activity.objects.get(pk=activity.pk).delete()
    assert mails() == ["Gaat niet door: Soep <b>eten"] * 2
    records = fresh(people)
    assert [record.activity for record in records] == [None] * 3
    assert records[1].to_call == "off"
    [item] = find(Scope(frozenset({wijk.pk})), timezone.now())
    assert item.title == "Soep <b>eten, di\xa01\xa0dec"


def test_what_is_over_gets_no_word(activity, people, frozen) -> None:
    frozen.move_to(row_of(activity).ends_at)
    activity.unpublish()
    assert mails() == []


def test_word_goes_in_the_language_that_was_asked(activity, editor) -> None:
    signed_up(activity, language="en")
    OutgoingMail.objects.all().delete()
    dates.cancel(row_of(activity), "Ziek", editor, timezone.now())
    assert mails() == ["Cancelled: Soep <b>eten"]


def test_a_call_is_work_for_the_wijk_without_a_name(activity, people, editor, wijk) -> None:
    dates.cancel(row_of(activity), "Ziek", editor, timezone.now())
    [item] = find(Scope(frozenset({wijk.pk})), timezone.now())
    assert "Truus" not in f"{item}"
    assert item.about == "1 persoon bellen" and item.since == timezone.now()
    assert list(find(Scope(frozenset({WijkFactory().pk})), timezone.now())) == []


def test_people_go_along_with_a_page_that_moves(activity, people) -> None:
    other = WijkFactory()
    target = AgendaPage.objects.child_of(page_of(other)).get()
    Page.objects.get(pk=activity.pk).move(target, pos="last-child")
    assert {record.wijk for record in fresh(people)} == {other}


def test_who_goes_along_with_a_closed_place_hears_where(activity, people, editor, wijk) -> None:
    old, new = PlaceFactory(in_wijk=wijk, title="Oud"), PlaceFactory(in_wijk=wijk, title="Nieuw")
    activity.venue = old
    activity.save_revision().publish()
    OutgoingMail.objects.all().delete()
    PlaceFacts.objects.filter(place=old).update(successor=new, status="closed")
    take_along(activity, old, user=editor, now=timezone.now())
    assert len(mails()) == 2
    assert "Nieuw" in OutgoingMail.objects.first().body
