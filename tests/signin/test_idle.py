"""How long a session lives without a visit, by role."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from mijnbuurt.users.roles import Role
from tests.factories.signin import PASSWORD, with_password, with_role
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
TEN = "2026-11-24T10:00:00+01:00"


@pytest.fixture
def clock():
    with time_machine.travel(TEN, tick=False) as clock:
        yield clock


def signed_in_as(*roles, **fields):
    user = with_role(with_password(UserFactory(**fields)), *roles)
    client = Client()
    client.post("/inloggen/", {"login": user.email, "password": PASSWORD})
    return client


def is_in(client):
    """Whether the next visit finds someone signed in; it is a visit."""
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("roles", "limit"),
    [
        ([Role.DESK], timedelta(minutes=15)),
        ([Role.DESK, Role.CITY_EDITOR], timedelta(minutes=15)),
        ([Role.DESK, Role.REPORTER], timedelta(minutes=15)),
        ([Role.CITY_EDITOR], timedelta(hours=8)),
        ([Role.REPORTER, Role.CITY_EDITOR], timedelta(hours=8)),
        ([Role.PARTNER], timedelta(hours=8)),
        ([], timedelta(hours=8)),
        ([Role.REPORTER], timedelta(days=14)),
    ],
)
def test_out_after_so_long_without_a_visit(clock, roles, limit):
    client = signed_in_as(*roles)
    clock.shift(limit - timedelta(seconds=1))
    assert is_in(client)
    clock.shift(limit - timedelta(seconds=1))
    assert is_in(client)
    clock.shift(limit)
    assert not is_in(client)
    assert not is_in(client)


def test_the_desk_is_told_why_and_comes_back_where_it_was(clock):
    client = signed_in_as(Role.DESK)
    clock.shift(timedelta(minutes=15))
    response = client.get("/account/", follow=True)
    assert response.redirect_chain[-1][0] == "/inloggen/?next=/account/"
    assert "15 minuten niets deed" in response.text
    assert "15 minuten niets deed" not in client.get("/inloggen/").text


def test_every_visit_counts_also_a_short_one(clock):
    client = signed_in_as(Role.DESK)
    for _minute in range(40):
        clock.shift(timedelta(seconds=30))
        client.get("/")
    assert is_in(client)


def test_what_the_editor_asks_by_itself_is_no_visit(clock, settings):
    settings.STAFF_IDLE = timedelta(minutes=30)
    client = signed_in_as(Role.CITY_EDITOR)
    for _minute in range(6):
        clock.shift(timedelta(minutes=5))
        client.post("/beheer/editing-sessions/ping/wagtailcore/page/1/1/")
    assert not is_in(client)


def test_nothing_is_done_for_who_is_out(clock):
    client = signed_in_as(email="jan@example.org", is_superuser=True)
    group = {"name": "Nieuw"}
    clock.shift(timedelta(hours=8))
    assert client.post("/beheer/groups/new/", group).status_code == 302
    assert client.get("/beheer/groups/").status_code == 302


def test_a_desk_session_ends_with_the_browser_and_a_reporter_is_remembered(clock):
    assert not signed_in_as(Role.DESK).cookies["sessionid"]["max-age"]
    assert signed_in_as(Role.CITY_EDITOR).cookies["sessionid"]["max-age"] == 8 * 3600
    assert signed_in_as(Role.REPORTER).cookies["sessionid"]["max-age"] == 14 * 24 * 3600


def test_a_role_that_changes_changes_the_limit_at_the_next_note(clock):
    user = with_role(with_password(UserFactory()), Role.REPORTER)
    client = Client()
    client.post("/inloggen/", {"login": user.email, "password": PASSWORD})
    with_role(user, Role.DESK)
    clock.shift(timedelta(minutes=6))
    assert is_in(client)
    clock.shift(timedelta(minutes=15))
    assert not is_in(client)


def test_a_busy_session_is_written_seldom(clock, django_assert_max_num_queries):
    client = signed_in_as(Role.CITY_EDITOR)
    client.get("/account/")
    with django_assert_max_num_queries(40) as queries:
        client.get("/account/")
    written = [query["sql"] for query in queries if "django_session" in query["sql"]]
    assert [sql for sql in written if sql.startswith(("UPDATE", "INSERT"))] == []


def test_a_reader_pays_nothing(client):
    response = client.get("/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
