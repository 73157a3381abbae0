"""The headers of every answer."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    PublicationFactory,
    StandardPageFactory,
    WijkFactory,
)
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

#: Addresses that are always there, what they are for a visitor without an account, and no error.
ALWAYS = [
    "/",
    "/en/",
    "/ar/",
    "/wijken/",
    "/wijken/vinden/",
    "/agenda/",
    "/agenda/2026/11/",
    "/nieuws/",
    "/binnenlopen/",
    "/initiatieven/",
    "/initiatieven/indienen/",
    "/initiatieven/indienen/inbedden/",
    "/initiatieven/inbedden/",
    "/acties/",
    "/publicaties/",
    "/zoeken/",
    "/zoeken/?q=koffie",
    "/toegankelijkheid/",
    "/privacy/",
    "/contact/",
    "/contact/schrijven/",
    "/sitemap.xml",
    "/robots.txt",
    "/nergens/",
    "/wijken/nergens/",
]
CACHEABLE = ["/", "/wijken/", "/agenda/", "/nieuws/", "/binnenlopen/", "/publicaties/", "/contact/"]


@pytest.fixture(scope="module")
def content(shared_db) -> list[str]:
    """Addresses of one page of each kind."""
    wijk = WijkFactory(slug="hoek")
    factories = (
        ActivityFactory,
        ArticleFactory,
        InitiativePageFactory,
        PlaceFactory,
        ProjectFactory,
        PublicationFactory,
        StandardPageFactory,
    )
    pages = [factory(in_wijk=wijk, slug=f"stuk-{n}") for n, factory in enumerate(factories)]
    own = [page.url for page in (*pages, CampaignFactory())]
    return [*own, wijk.url, f"{wijk.url}welkom/", f"{wijk.url}contact/", f"{wijk.url}agenda/"]


def policy(response) -> dict[str, list[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {part[0]: part[1:] for part in parts if part}


def assert_public_headers(response, path: str) -> None:
    found = policy(response)
    assert found["default-src"] == ["'self'"], path
    for name in ("script-src", "style-src", "font-src", "connect-src", "img-src", "form-action"):
        assert found[name] == ["'self'"], (path, name)
    for name in ("object-src", "base-uri", "frame-src", "frame-ancestors"):
        assert found[name] == ["'none'"], (path, name)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "data:" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY", path
    assert response["X-Content-Type-Options"] == "nosniff", path
    assert response["Referrer-Policy"] == "same-origin", path
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", path
    assert "geolocation=()" in response["Permissions-Policy"], path
    assert response.has_header("Cache-Control"), path
    assert not response.has_header("Server")


@pytest.mark.parametrize("path", ALWAYS)
def test_every_answer_has_them(client, path):
    assert_public_headers(client.get(path), path)


def test_every_page_has_them(client, content):
    for path in content:
        response = client.get(path)
        assert response.status_code == 200, path
        assert_public_headers(response, path)


def test_errors_have_them(client):
    answers = [
        client.get("/nergens/"),
        client.get("/?x=%00"),
        client.post("/zoeken/"),
        Client(HTTP_HOST="evil.example").get("/"),
        Client(enforce_csrf_checks=True).post("/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 400, 405, 400, 403]
    for answer in answers:
        assert_public_headers(answer, str(answer.status_code))


@pytest.mark.parametrize("path", ALWAYS)
def test_a_reader_gets_no_cookie(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_reader_of_pages_gets_no_cookie(client, content):
    for path in content:
        response = client.get(path)
        assert not response.cookies, path
        assert "Cookie" not in response.get("Vary", ""), path


def test_only_the_log_in_sets_one(client):
    response = client.get("/inloggen/")
    assert set(response.cookies) == {"csrftoken"}
    assert "no-store" in response["Cache-Control"]


# Caches


@pytest.mark.parametrize("path", CACHEABLE)
def test_a_public_page_is_asked_for_again_and_answers_that_nothing_changed(client, path):
    response = client.get(path)
    assert response["Cache-Control"] == "no-cache"
    again = client.get(path, HTTP_IF_NONE_MATCH=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == response["ETag"]
    assert not again.cookies


def test_a_change_is_seen_at_once(client):
    tag = client.get("/nieuws/")["ETag"]
    ArticleFactory()
    response = client.get("/nieuws/", HTTP_IF_NONE_MATCH=tag)
    assert response.status_code == 200
    assert response["ETag"] != tag


def test_each_language_has_its_own_answer(client):
    tag = client.get("/nieuws/")["ETag"]
    assert client.get("/en/nieuws/", HTTP_IF_NONE_MATCH=tag).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/initiatieven/indienen/",
        "/initiatieven/indienen/inbedden/",
        "/contact/schrijven/",
        "/inloggen/",
        "/wijken/vinden/",
        "/nergens/",
    ],
)
def test_forms_and_errors_are_kept_nowhere(client, path):
    response = client.get(path)
    assert "no-store" in response["Cache-Control"]
    assert not response.has_header("ETag")


# The admin


@pytest.fixture
def editor(client):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def test_the_admin_has_a_policy_of_its_own(editor):
    response = editor.get("/beheer/")
    assert response.status_code == 200
    found = policy(response)
    assert "'unsafe-inline'" in found["script-src"]
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == found["base-uri"] == ["'none'"]
    assert found["frame-ancestors"] == ["'self'"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "'unsafe-eval'" not in response["Content-Security-Policy"]
    assert not [source for source in found["script-src"] if source in ("*", "https:", "data:")]


def test_the_admin_is_kept_nowhere(editor):
    assert "no-store" in editor.get("/beheer/")["Cache-Control"]


def test_public_pages_keep_the_strict_policy_for_an_editor(editor):
    assert_public_headers(editor.get("/"), "/")


def test_an_address_that_only_looks_like_the_admin_has_the_strict_policy(client):
    for path in ("/beheerder/", "/en/beheer/", "/nieuws/beheer/"):
        assert_public_headers(client.get(path), path)


def test_an_empty_list_of_partners_lets_nobody_frame_the_form(client, settings):
    settings.EMBED_ORIGINS = []
    assert_public_headers(client.get("/initiatieven/indienen/inbedden/"), "framed")


def test_only_the_frameless_form_may_stand_in_the_site_of_a_partner(client, settings):
    settings.EMBED_ORIGINS = ["https://partner.example"]
    framed = client.get("/initiatieven/indienen/inbedden/")
    assert policy(framed)["frame-ancestors"] == ["https://partner.example"]
    assert not framed.has_header("X-Frame-Options")
    for path in ("/", "/initiatieven/indienen/", "/initiatieven/inbedden/", "/inloggen/"):
        assert policy(client.get(path))["frame-ancestors"] == ["'none'"]
        assert client.get(path)["X-Frame-Options"] == "DENY"
