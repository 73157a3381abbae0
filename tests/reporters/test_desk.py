"""The frame of the reporters' desk: who comes in, and that nothing typed is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from mijnbuurt.users.start import home_of
from tests.factories import HOSTILE
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def of_role(role: Role) -> User:
    return UserFactory(groups=[Group.objects.get(name=role)])


def test_a_reporter_starts_at_the_desk(client: Client) -> None:
    user = ReporterFactory().user
    client.force_login(user)
    response = client.get("/reporter/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert home_of(user) == "/reporter/"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CITY_EDITOR, Role.ADMINISTRATOR])
def test_who_sends_reporters_out_comes_in(client: Client, role: Role) -> None:
    client.force_login(of_role(role))
    assert client.get("/reporter/").status_code == 200


@pytest.mark.parametrize("role", [Role.DESK, Role.PARTNER, Role.CASE_PARTNER])
def test_others_do_not(client: Client, role: Role) -> None:
    client.force_login(of_role(role))
    assert client.get("/reporter/").status_code == 403


def test_who_lost_the_role_does_not(client: Client) -> None:
    reporter = ReporterFactory()
    reporter.user.groups.clear()
    client.force_login(reporter.user)
    assert client.get("/reporter/").status_code == 403


def test_a_reporter_never_enters_the_admin(client: Client) -> None:
    client.force_login(ReporterFactory().user)
    assert client.get("/beheer/").status_code == 302


def test_a_reporter_is_remembered_for_fourteen_days(client: Client) -> None:
    client.force_login(ReporterFactory().user)
    with time_machine.travel("2026-11-24T09:00:00Z", tick=False) as moment:
        client.get("/reporter/")
        moment.shift(timedelta(days=13, hours=23))
        assert client.get("/reporter/").status_code == 200
        moment.shift(timedelta(days=14, minutes=1))
        assert client.get("/reporter/").status_code == 302


def login_from(client: Client, response) -> None:
    """Sign in as people do: the session that holds what was typed goes on."""
    assert response.status_code == 302
    assert response.url.startswith("/inloggen/?next=/reporter/echo/")


@pytest.mark.urls("tests.reporters.desk_urls")
def test_what_was_typed_survives_a_session_that_was_over(client: Client) -> None:
    user = ReporterFactory().user
    response = client.post("/reporter/echo/", {"text": HOSTILE, "owner": str(user.uuid)})
    login_from(client, response)
    client.force_login(user)
    assert client.get("/reporter/echo/").content.decode() == HOSTILE
    assert client.get("/reporter/echo/").content.decode() == "leeg"


@pytest.mark.urls("tests.reporters.desk_urls")
def test_it_does_not_come_back_for_somebody_else(client: Client) -> None:
    owner, other = ReporterFactory().user, ReporterFactory().user
    client.post("/reporter/echo/", {"text": "geheim", "owner": str(owner.uuid)})
    client.force_login(other)
    assert client.get("/reporter/echo/").content.decode() == "leeg"


@pytest.mark.urls("tests.reporters.desk_urls")
def test_a_page_that_stood_open_still_counts_and_a_foreign_one_never() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ReporterFactory().user)
    stale = {"text": "dag", "csrfmiddlewaretoken": "oud"}
    own = client.post("/reporter/echo/", stale, headers={"Origin": "http://testserver"})
    assert own.content == b"dag"
    for said in ({"Origin": "https://elders.example"}, {"Origin": "null"}, {}):
        assert client.post("/reporter/echo/", stale, headers=said).status_code == 403
