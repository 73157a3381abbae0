"""Changing one date in the admin. The clock stands at Tuesday 24 November 2026, 10.30."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from mijnbuurt.users.roles import Role
from tests.factories.pages import ActivityFactory, PlaceFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.activities.admin_forms import state_text
from wijken.activities.models import Occurrence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LIST = "/beheer/data-agenda/"


@pytest.fixture
def row(wijk):
    activity = ActivityFactory(in_wijk=wijk, title="Koffie <i>met</i> buren")
    return activity.occurrences.get(rule_date="2026-12-01")


@pytest.fixture
def editor_client(client, wijk):
    client.force_login(UserFactory(groups=[wijk.group]))
    return client


def edit(row):
    return reverse("data-agenda:edit", args=[row.pk])


def data(row, change, **fields):
    return {"seen": state_text(row), "change": change, "reason": "Ziek", **fields}


def fresh(row):
    return Occurrence.objects.get(pk=row.pk)


def test_list_has_the_coming_dates_of_the_own_wijk(editor_client, row):
    ActivityFactory(in_wijk=WijkFactory(), title="Van een ander")
    text = editor_client.get(LIST).content.decode()
    assert "Koffie &lt;i&gt;met&lt;/i&gt; buren" in text
    assert "dinsdag 1 december 2026" in text
    assert "dinsdag 17 november 2026" not in text
    assert "Van een ander" not in text


def test_list_leaves_out_what_is_not_published(editor_client, row):
    row.activity.unpublish()
    assert "Koffie" not in editor_client.get(LIST).content.decode()


def test_list_can_be_searched(editor_client, row):
    assert "Koffie" in editor_client.get(f"{LIST}?q=koffie").content.decode()
    assert "Koffie &lt;i" not in editor_client.get(f"{LIST}?q=schaken").content.decode()


def test_form_shows_what_there_is(editor_client, row):
    text = editor_client.get(edit(row)).content.decode()
    assert "dinsdag 1 december 2026" in text
    assert "De datum gaat niet door" in text
    assert 'value="10:00"' in text


def test_editor_cancels_a_date(editor_client, row):
    response = editor_client.post(edit(row), data(row, "cancel"))
    assert response.url == LIST
    assert (fresh(row).state, fresh(row).reason) == ("cancelled", "Ziek")
    assert "gaat niet door" in editor_client.get(LIST).content.decode()


def test_editor_moves_a_date_past_midnight(editor_client, row):
    times = {"day": "2026-12-04", "starts": "23:30", "ends": "00:30"}
    editor_client.post(edit(row), data(row, "move", **times))
    found = fresh(row)
    assert found.starts_at == datetime(2026, 12, 4, 22, 30, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 12, 4, 23, 30, tzinfo=UTC)


def test_editor_restores_a_date(editor_client, row):
    editor_client.post(edit(row), data(row, "make_online"))
    assert fresh(row).state == "online"
    editor_client.post(edit(row), data(fresh(row), "restore"))
    assert fresh(row).state == "goes_ahead"


@pytest.mark.parametrize(
    ("change", "fields", "sentence"),
    [
        ("cancel", {"reason": " "}, "Zeg kort wat bezoekers moeten weten."),
        ("move", {"day": ""}, "Vul de nieuwe dag en tijd in."),
        ("move", {"day": "2026-11-20", "starts": "10:00", "ends": "11:00"}, "die nog komt"),
        ("restore", {}, "Deze datum gaat gewoon door."),
        ("explode", {}, "explode"),
        ("cancel", {"seen": "iets anders"}, "Iemand anders heeft deze datum net gewijzigd."),
    ],
)
def test_what_cannot_be_is_said_in_the_form(editor_client, row, change, fields, sentence):
    response = editor_client.post(edit(row), data(row, change, **fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert fresh(row).state == "goes_ahead"


def test_second_editor_does_not_undo_the_first(editor_client, row):
    old = data(row, "make_online")
    editor_client.post(edit(row), data(row, "cancel"))
    editor_client.post(edit(row), old)
    assert fresh(row).state == "cancelled"


def test_editor_of_another_wijk_finds_nothing(client, row):
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    assert client.get(edit(row)).status_code == 404
    assert client.post(edit(row), data(row, "cancel")).status_code == 404
    assert fresh(row).state == "goes_ahead"


@pytest.mark.parametrize("role", [Role.REPORTER, Role.DESK, Role.PARTNER, None])
def test_others_do_not_come_in(client, row, role):
    groups = [Group.objects.get(name=role)] if role else []
    client.force_login(UserFactory(groups=groups))
    for response in (client.get(LIST), client.post(edit(row), data(row, "cancel"))):
        assert response.status_code in (302, 403)
    assert fresh(row).state == "goes_ahead"


def test_anonymous_is_sent_to_log_in(client, row):
    assert client.post(edit(row), data(row, "cancel")).status_code == 302
    assert fresh(row).state == "goes_ahead"


def test_citywide_editor_sees_all(client, row):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    ActivityFactory(title="Van de stad")
    text = client.get(LIST).content.decode()
    assert "Van de stad" in text
    client.post(edit(row), data(row, "cancel"))
    assert fresh(row).state == "cancelled"


@pytest.mark.parametrize("view", ["new/", "delete/1/", "history/1/", "usage/1/", "copy/1/"])
def test_dates_are_only_changed(client, view):
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(f"{LIST}{view}").status_code == 404


def test_list_costs_the_same_however_long(editor_client, row, django_assert_max_num_queries):
    Occurrence.objects.filter(rule_date__gt="2026-12-31").delete()
    editor_client.get(LIST)
    with django_assert_max_num_queries(40) as few:
        editor_client.get(LIST)
    ActivityFactory(in_wijk=row.wijk)
    with django_assert_max_num_queries(len(few)):
        editor_client.get(LIST)


def test_history_of_the_page_tells_what_was_done(editor_client, row):
    editor_client.post(edit(row), data(row, "cancel"))
    history = reverse("wagtailadmin_pages:history", args=[row.activity_id])
    text = editor_client.get(history).content.decode()
    assert "Datum gaat niet door: dinsdag 1 december 2026" in text


def test_editor_says_that_a_date_is_somewhere_else(editor_client, row):
    place = PlaceFactory(title="Het Anker")
    editor_client.post(edit(row), data(row, "relocate", venue=place.pk))
    assert (fresh(row).state, fresh(row).venue) == ("other_place", place)


def test_somewhere_else_needs_a_place_and_keeps_what_was_typed(editor_client, row):
    response = editor_client.post(edit(row), data(row, "relocate"))
    text = response.content.decode()
    assert "Zeg waar het dan is." in text
    assert 'value="Ziek"' in text
    draft = PlaceFactory(live=False, title="Geheim")
    assert "Geheim" not in text
    editor_client.post(edit(row), data(row, "relocate", venue=draft.pk))
    assert fresh(row).state == "goes_ahead"
