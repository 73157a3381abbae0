"""The log-in: one answer for all, a limit on guessing, and no way round it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.models import Limit
from mijnbuurt.signin import limits
from tests.factories.signin import PASSWORD, app_code, mailed_code, with_password, with_second_step
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
TEN = "2026-11-24T10:00:00+01:00"


@pytest.fixture
def person():
    return with_password(UserFactory(email="jan@example.org"))


@pytest.fixture
def editor(person):
    group = Group.objects.create(name="Proefredactie")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    person.groups.add(group)
    return person


def attempt(client, email="jan@example.org", password=PASSWORD, path="/inloggen/", **extra):
    return client.post(path, {"login": email, "password": password}, **extra)


def ask_code(client, email="jan@example.org", path="/inloggen/code/vragen/", **extra):
    return client.post(path, {"email": email}, **extra)


def type_code(client, code, path="/inloggen/code/", **extra):
    return client.post(path, {"code": code}, **extra)


def signed_in(client):
    return "_auth_user_id" in client.session


def without_key(response, *words):
    """The page, without the key against forgery and what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
    for word in words:
        text = text.replace(word, "")
    return text


# By password


def test_the_page_is_never_kept(client):
    response = client.get("/inloggen/")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert 'autocomplete="current-password"' in response.text
    assert not client.session.keys()


def test_by_e_mail_address_in_any_case(client, person):
    response = attempt(client, "Jan@Example.org ")
    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_session_key_changes(client, person):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    attempt(client)
    assert client.session.session_key != before
    stranger = Client()
    stranger.cookies["sessionid"] = before
    assert not signed_in(stranger)


def test_the_cookie_is_for_the_server_only(client, person):
    cookie = attempt(client).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 8 * 60 * 60


def test_known_unknown_and_inactive_get_the_same_answer(client, person):
    with_password(UserFactory(email="weg@example.org", is_active=False))
    answers = set()
    for email, password in (
        ("jan@example.org", "verkeerd-wachtwoord"),
        ("wie@example.org", "verkeerd-wachtwoord"),
        ("weg@example.org", "verkeerd-wachtwoord"),
        ("weg@example.org", PASSWORD),
    ):
        response = attempt(client, email, password)
        answers.add((response.status_code, without_key(response, email)))
    assert len(answers) == 1
    assert not signed_in(client)


def test_ten_wrong_passwords_close_this_account_from_this_address(client, person):
    with time_machine.travel(TEN, tick=False):
        for _number in range(10):
            assert attempt(client, password="fout").status_code == 200
        refused = attempt(client)
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "3600"
        assert "60 minuten" in refused.text
        assert 'value="jan@example.org"' in refused.text
        assert PASSWORD not in refused.text
        assert attempt(client, "ander@example.org", "fout").status_code == 200
        assert attempt(client, REMOTE_ADDR="192.0.2.9").status_code == 302
    client.logout()
    with time_machine.travel("2026-11-24T11:00:01+01:00", tick=False):
        assert attempt(client).status_code == 302


def test_a_right_password_clears_the_count(client, person):
    for _round in range(2):
        for _number in range(9):
            attempt(client, password="fout", REMOTE_ADDR="2001:db8::1")
        assert attempt(client, REMOTE_ADDR="2001:db8::1").status_code == 302
        client.logout()


def test_guessing_from_everywhere_at_once_is_limited_too(client, person, monkeypatch):
    monkeypatch.setattr(limits, "PASSWORDS_ANYWHERE", (3, timedelta(hours=1)))
    with time_machine.travel(TEN, tick=False):
        for number in range(3):
            attempt(client, password="fout", REMOTE_ADDR=f"192.0.2.{number}")
        assert attempt(client, REMOTE_ADDR="192.0.2.9").status_code == 429
        ask_code(client)
        assert type_code(client, mailed_code("jan@example.org")).url == "/"


def test_twenty_five_attempts_close_the_address_for_five_minutes(client, person):
    with time_machine.travel(TEN, tick=False):
        for number in range(25):
            assert attempt(client, f"n{number}@example.org", "fout").status_code == 200
        assert attempt(client).status_code == 429
        assert attempt(client, REMOTE_ADDR="192.0.2.9").status_code == 302
    client.logout()
    with time_machine.travel("2026-11-24T10:05:01+01:00", tick=False):
        assert attempt(client).status_code == 302


def test_the_counts_hold_no_address(client, person):
    attempt(client, password="fout", REMOTE_ADDR="192.0.2.77")
    ask_code(client, REMOTE_ADDR="192.0.2.77")
    type_code(client, "0000-0000", REMOTE_ADDR="192.0.2.77")
    names = " ".join(Limit.objects.values_list("name", flat=True))
    assert names.count("login") >= 6
    assert "jan" not in names
    assert "192.0.2.77" not in names


def test_waiting_is_told_in_whole_minutes(rf):
    counts = limits.second_step_counts("a@example.org")
    now = timezone.now().replace(minute=59, second=30, microsecond=0)
    for _number in range(10):
        assert limits.minutes_to_wait(counts, now) == 0
    assert limits.minutes_to_wait(counts, now) == 1
    assert limits.minutes_to_wait(counts, now + timedelta(minutes=1)) == 0


@pytest.mark.parametrize("path", ["/inloggen/", "/inloggen/code/vragen/"])
def test_a_text_that_is_no_address_is_no_error(client, path):
    for value in ("geen adres", "a\x00b@example.org", "x" * 5000, "", "<b>@example.org"):
        response = client.post(path, {"login": value, "email": value, "password": "p\x00"})
        assert response.status_code in (200, 429)
    assert not OutgoingMail.objects.exists()


# By a mailed code


def test_by_a_mailed_code(client, person):
    response = ask_code(client, "Jan@example.org ")
    assert (response.status_code, response.url) == (302, "/inloggen/code/")
    assert not signed_in(client)
    page = client.get("/inloggen/code/")
    assert "no-store" in page.headers["Cache-Control"]
    before = client.session.session_key
    code = mailed_code("jan@example.org")
    assert code not in page.text
    assert type_code(client, code.replace("-", " ")).url == "/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session.session_key != before


def test_a_mailed_code_works_once(client, person):
    ask_code(client)
    code = mailed_code("jan@example.org")
    session = client.cookies["sessionid"].value
    type_code(client, code)
    client.logout()
    for stranger in (client, Client()):
        stranger.cookies["sessionid"] = session
        assert type_code(stranger, code).url == "/inloggen/code/vragen/"
        assert not signed_in(stranger)


def test_a_mailed_code_works_only_in_the_browser_that_asked(client, person):
    ask_code(client)
    other = Client()
    ask_code(other, "wie@example.org")
    assert type_code(other, mailed_code("jan@example.org")).status_code == 200
    assert not signed_in(other)


def test_a_mailed_code_expires_after_ten_minutes(client, person):
    with time_machine.travel(TEN, tick=False) as clock:
        ask_code(client)
        code = mailed_code("jan@example.org")
        clock.shift(timedelta(minutes=10, seconds=1))
        assert type_code(client, code).url == "/inloggen/code/vragen/"
        assert not signed_in(client)
        ask_code(client)
        clock.shift(timedelta(minutes=9, seconds=59))
        assert type_code(client, mailed_code("jan@example.org")).url == "/"


def test_five_wrong_codes_end_that_code(client, person):
    ask_code(client)
    code = mailed_code("jan@example.org")
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"
    for _number in range(4):
        response = type_code(client, wrong)
        assert response.status_code == 200
        assert "klopt niet" in response.text
    response = client.post("/inloggen/code/", {"code": wrong}, follow=True)
    assert "te vaak een verkeerde code" in response.text
    type_code(client, code)
    assert not signed_in(client)


def test_twenty_wrong_codes_close_the_address_for_an_hour(client, person, monkeypatch):
    monkeypatch.setattr(limits, "CODE_TRIES", (3, timedelta(hours=1)))
    with time_machine.travel(TEN, tick=False):
        for number in range(3):
            browser = Client()
            ask_code(browser)
            type_code(browser, "x", REMOTE_ADDR=f"192.0.2.{number}")
        ask_code(client)
        refused = type_code(client, mailed_code("jan@example.org"))
        assert refused.status_code == 429
        assert "60 minuten" in refused.text
    assert not signed_in(client)


def test_known_unknown_and_inactive_all_get_a_mail_and_the_same_pages(person):
    UserFactory(email="weg@example.org", is_active=False)
    answers = set()
    for email in ("jan@example.org", "wie@example.org", "weg@example.org"):
        client = Client()
        asked = ask_code(client, email)
        page = without_key(client.get("/inloggen/code/"), email)
        wrong = type_code(client, "0000-0000")
        answers.add((asked.status_code, asked.url, page, without_key(wrong, email)))
        assert OutgoingMail.objects.filter(to=[email]).count() == 1
    assert len(answers) == 1


def test_who_is_unknown_is_told_so_by_mail_alone(client):
    ask_code(client, "wie@example.org")
    mail = OutgoingMail.objects.get()
    assert "geen account" in mail.body
    assert not re.search(r"\d{4}-\d{4}", mail.body)


def test_no_mail_leaves_inside_the_request(
    client, person, settings, django_capture_on_commit_callbacks
):
    """A dead mail server neither blocks nor tells who is known."""
    settings.OUTBOX_DELIVERY_BACKEND = "tests.core.test_login.NoServer"
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        for email in ("jan@example.org", "wie@example.org"):
            assert ask_code(Client(), email).status_code == 302
    assert len(callbacks) == 2
    assert {mail.state for mail in OutgoingMail.objects.all()} == {"waiting"}


def test_nobody_can_fill_the_inbox_of_a_stranger(client):
    with time_machine.travel(TEN, tick=False):
        for email in ("jan@example.org", "wie@example.org"):
            statuses = [
                ask_code(Client(), email, REMOTE_ADDR=f"192.0.2.{number}").status_code
                for number in range(6)
            ]
            assert statuses == [302] * 5 + [429]
            assert OutgoingMail.objects.filter(to=[email]).count() == 5


def test_one_can_begin_again_with_another_address(client, person):
    ask_code(client, "typfout@example.org", path="/inloggen/code/vragen/?next=/agenda/")
    assert client.get("/inloggen/").url == "/inloggen/code/"
    response = client.post("/uitloggen/", {"next": "/inloggen/code/vragen/?next=/agenda/"})
    assert response.url == "/inloggen/code/vragen/?next=/agenda/"
    assert ask_code(client, path=response.url).url == "/inloggen/code/?next=%2Fagenda%2F"
    code = mailed_code("jan@example.org")
    assert type_code(client, code, path="/inloggen/code/?next=/agenda/").url == "/agenda/"


def test_deactivated_while_the_code_was_under_way(client, person):
    ask_code(client)
    person.is_active = False
    person.save()
    response = type_code(client, mailed_code("jan@example.org"))
    assert response.url == "/inloggen/"
    assert not signed_in(client)


# Where it leads


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "http:///evil.example",
        "/inloggen/",
        "http://127.0.0.1/elders/",
    ],
)
def test_next_never_leads_away_or_in_a_circle(client, person, target):
    response = client.post(
        "/inloggen/", {"login": person.email, "password": PASSWORD, "next": target}
    )
    assert response.url == "/"
    assert client.get("/inloggen/", {"next": target}).url == "/"
    assert client.post("/uitloggen/", {"next": target}).url in ("/", "/inloggen/")
    ask_code(client)
    code = mailed_code(person.email)
    assert client.post("/inloggen/code/", {"code": code, "next": target}).url == "/"


def test_next_leads_back(client, person):
    response = attempt(client, path="/inloggen/?next=/agenda/")
    assert response.url == "/agenda/"


def test_an_editor_lands_in_the_admin(client, editor):
    assert attempt(client).url == "/beheer/"


def test_who_may_not_enter_the_admin_lands_on_the_front_page(client, person):
    assert attempt(client, path="/inloggen/?next=/beheer/pages/").url == "/"
    response = client.get("/beheer/", follow=True)
    assert [url for url, _status in response.redirect_chain] == ["/inloggen/?next=/beheer/", "/"]


# No other door


@pytest.mark.parametrize(
    "door",
    [
        "/beheer/login/",
        "/beheer/password_reset/",
        "/beheer/password_reset/confirm/MQ/a-b/",
        "/beheer/password_reset/done/",
        "/_util/login/",
        "/en/_util/login/",
    ],
)
def test_other_doors_lead_here(client, person, door):
    for response in (client.get(door), attempt(client, path=door)):
        assert response.status_code == 302
        assert response.url.endswith("/inloggen/")
    assert not signed_in(client)


def test_a_door_keeps_where_one_wanted_to_go(client):
    assert (
        client.get("/beheer/login/?next=/beheer/pages/").url
        == "/inloggen/?next=%2Fbeheer%2Fpages%2F"
    )
    assert client.get("/beheer/login/?next=//evil.example/").url == "/inloggen/"


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_reset_password",
        "account_inactive",
        "account_confirm_email",
        "socialaccount_signup",
        "socialaccount_connections",
        "mfa_trust",
        "mfa_download_recovery_codes",
    ],
)
def test_sign_up_and_what_else_allauth_brings_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_json_is_answered_as_any_other_request(client, person):
    for extra in ({"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_ACCEPT": "application/json"}):
        response = attempt(client, password="fout", **extra)
        assert response["Content-Type"].startswith("text/html")


# Out


def test_logging_out_needs_a_post_and_ends_the_session(client, person):
    attempt(client)
    key = client.session.session_key
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/").url == "/"
    assert not signed_in(client)
    client.cookies["sessionid"] = key
    assert not signed_in(client)


def test_a_post_without_a_token_is_refused(person):
    client = Client(enforce_csrf_checks=True)
    response = attempt(client)
    assert response.status_code == 403
    assert "stond te lang open" in response.text
    assert 'href="/inloggen/"' in response.text
    assert not signed_in(client)


def test_the_key_against_forgery_changes_at_log_in(person):
    client = Client(enforce_csrf_checks=True)
    client.get("/inloggen/")
    before = client.cookies["csrftoken"].value
    response = attempt(client, HTTP_X_CSRFTOKEN=before)
    assert response.status_code == 302
    assert client.cookies["csrftoken"].value != before


def test_who_is_deactivated_is_out_at_the_next_request(client, editor):
    attempt(client)
    key = client.session.session_key
    assert client.get("/beheer/").status_code == 200
    editor.is_active = False
    editor.save()
    assert client.get("/beheer/").status_code == 302
    editor.is_active = True
    editor.save()
    client.cookies["sessionid"] = key
    assert not signed_in(client)
    assert client.get("/beheer/").status_code == 302


def test_who_is_no_longer_superuser_or_in_a_group_is_stopped_at_the_next_request(client, editor):
    attempt(client)
    editor.is_superuser = True
    editor.save()
    assert client.get("/beheer/users/").status_code == 200
    editor.is_superuser = False
    editor.save()
    assert client.get("/beheer/users/").status_code == 302
    editor.groups.clear()
    assert client.get("/beheer/").status_code == 302


def test_deactivated_between_the_two_steps(client, person):
    with_second_step(person)
    attempt(client)
    person.is_active = False
    person.save()
    response = client.post("/inloggen/tweede-stap/", {"code": app_code()})
    assert response.url == "/inloggen/"
    assert not signed_in(client)


class NoServer:
    def __init__(self, *args, **kwargs):
        raise AssertionError("A mail left inside the request")
