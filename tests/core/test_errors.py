"""Error pages: Dutch, with the right status, kept nowhere, and there when all else fails."""

from unittest import mock

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client, RequestFactory

from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.views import errors
from tests.reading import Reading

STATUSES = [400, 403, 404, 413, 429, 500, 503]


@pytest.mark.django_db
@pytest.mark.parametrize("status", STATUSES)
def test_each_error_has_a_dutch_page(rf, status):
    reading = Reading(errors.error_page(rf.get("/"), status))
    assert reading.response.status_code == status
    assert reading.response["Cache-Control"] == "no-store"
    assert reading.heading
    assert reading.soup.html["lang"] == "nl"
    assert reading.heading in reading.soup.title.string
    assert "/" in reading.links
    for word in ("error", "server", "request", "Traceback"):
        assert word not in reading.text.lower()


@pytest.mark.django_db
def test_an_unknown_address(client):
    reading = Reading.of(client, "/<script>alert(1)</script>/", status=404)
    assert "alert(1)" not in reading.main.decode()
    assert reading.response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_an_unknown_address_in_another_language(client):
    assert Reading.of(client, "/en/nergens/", status=404).soup.html["lang"] == "en"


@pytest.mark.django_db
def test_a_form_without_its_key():
    response = Client(enforce_csrf_checks=True).post("/inloggen/", {"login": "a"})
    reading = Reading(response)
    assert (response.status_code, reading.soup.html["lang"]) == (403, "nl")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/wijken/vinden/", "/inloggen/"])
def test_a_body_that_is_too_large(client, settings, path):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(path, {"waar": "x" * 2000})
    assert response.status_code == 413
    assert Reading(response).soup.html["lang"] == "nl"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_too_many_fields(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    response = client.post("/wijken/vinden/", {f"veld{n}": "x" for n in range(20)})
    assert response.status_code == 400


@pytest.fixture
def unraised() -> Client:
    """A client that gets the error page instead of the error."""
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_a_fault_of_our_own(unraised, monkeypatch):
    def fault(*args, **kwargs):
        raise RuntimeError("geheim: wachtwoord")

    monkeypatch.setattr("search.views.search", fault)
    response = unraised.get("/zoeken/?q=x")
    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert Reading(response).soup.html["lang"] == "nl"
    assert b"geheim" not in response.content


@pytest.fixture(params=[OperationalError, InterfaceError])
def database_down(request, db):
    """Every query fails, as when the database is stopped."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise request.param("could not connect to server: db.internal:5432")

    with mock.patch.object(CursorWrapper, "execute", refuse):
        yield


@pytest.mark.parametrize("path", ["/", "/en/agenda/", "/nergens/", "/wijken/vinden/", "/inloggen/"])
def test_without_a_database_the_site_says_so(database_down, unraised, path):
    response = unraised.get(path)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert Reading(response).heading
    assert b"db.internal" not in response.content


def test_what_needs_no_database_still_works(database_down, unraised):
    assert unraised.get("/robots.txt").status_code == 200
    assert unraised.get("/healthz").status_code == 503


def test_a_wrong_query_is_our_own_fault(monkeypatch, unraised, db):
    def refuse(*args: object, **kwargs: object) -> None:
        raise DatabaseError("syntax error")

    monkeypatch.setattr("search.views.search", refuse)
    assert unraised.get("/zoeken/?q=x").status_code == 500


def test_an_error_page_of_our_own_fault_reads_no_database(rf, django_assert_num_queries, db):
    SiteSettings.load()
    for status in (500, 503):
        with django_assert_num_queries(0):
            errors.error_page(rf.get("/"), status)


def test_the_handlers_answer_without_the_middleware():
    """A request that no middleware saw, such as one with a broken Host."""
    request = RequestFactory().get("/")
    assert errors.server_error(request).status_code == 500
