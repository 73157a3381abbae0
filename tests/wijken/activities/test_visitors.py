"""How many people came. The clock stands at Tuesday 24 November 2026, 10.30 in Amsterdam."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from tests.factories.pages import ActivityFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.activities import transitions
from wijken.activities.models import Occurrence
from wijken.activities.visitors import visitors_text, visitors_total

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def activity(wijk):
    return ActivityFactory(in_wijk=wijk, title="Koffie")


def row_on(activity, day):
    return activity.occurrences.get(rule_date=day)


def count(activity, day, visitors, precision, user):
    return transitions.count_visitors(row_on(activity, day), visitors, precision, user, NOW)


def test_a_number_keeps_how_hard_it_is(activity, editor):
    for day, number, precision, words in (
        ("2026-11-03", 12, "exact", "12"),
        ("2026-11-10", 30, "about", "ongeveer 30"),
        ("2026-11-17", None, "tens", "tientallen"),
        ("2026-11-24", 100, "almost", "bijna 100"),  # going on
    ):
        count(activity, day, number, precision, editor)
        assert visitors_text(row_on(activity, day)) == words
    total = visitors_total(Occurrence.objects.all())
    assert total == ("Samen ongeveer 142 bezoekers op 3 datums. Niet meegeteld: 1 keer tientallen.")
    assert PageLogEntry.objects.filter(action=transitions.COUNTED).count() == 4


def test_exact_numbers_make_an_exact_total(activity, editor):
    assert visitors_total(Occurrence.objects.all()) == "Nog niets geteld."
    count(activity, "2026-11-03", 12, "exact", editor)
    count(activity, "2026-11-10", 0, "exact", editor)
    assert visitors_total(Occurrence.objects.all()) == "Samen 12 bezoekers op 2 datums."
    count(activity, "2026-11-10", None, "", editor)
    assert visitors_total(Occurrence.objects.all()) == "Samen 12 bezoekers op 1 datums."


@pytest.mark.parametrize(
    ("day", "visitors", "precision"),
    [
        ("2026-12-01", 12, "exact"),  # still to come
        ("2026-11-03", None, "exact"),
        ("2026-11-03", 40, "tens"),
        ("2026-11-03", 12, "onzin"),
    ],
)
def test_what_cannot_be_is_refused(activity, editor, day, visitors, precision):
    with pytest.raises(ValidationError):
        count(activity, day, visitors, precision, editor)
    assert row_on(activity, day).visitors_precision == ""


def test_a_date_that_was_off_had_no_visitors(activity, editor):
    activity.occurrences.update(state="cancelled")
    with pytest.raises(ValidationError):
        count(activity, "2026-11-03", 12, "exact", editor)


def test_only_editors_of_the_wijk_count(activity):
    with pytest.raises(PermissionDenied):
        count(activity, "2026-11-03", 12, "exact", UserFactory(groups=[WijkFactory().group]))


def test_an_editor_counts_on_a_screen(client, activity, editor):
    client.force_login(editor)
    screen = f"/beheer/bezoekers/edit/{row_on(activity, '2026-11-17').pk}/"
    assert "dinsdag 17 november 2026" in client.get("/beheer/bezoekers/").content.decode()
    assert "1 december 2026" not in client.get("/beheer/bezoekers/").content.decode()
    wrong = client.post(screen, {"visitors": "5", "precision": "tens"}).content.decode()
    assert "kies tientallen zonder aantal" in wrong
    client.post(screen, {"visitors": "25", "precision": "about"})
    assert row_on(activity, "2026-11-17").visitors == 25
    text = client.get("/beheer/bezoekers/").content.decode()
    assert "ongeveer 25" in text
    assert "Samen ongeveer 25 bezoekers op 1 datums." in text
    coming = row_on(activity, "2026-12-01").pk
    assert client.get(f"/beheer/bezoekers/edit/{coming}/").status_code == 404
