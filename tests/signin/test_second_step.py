"""The second step: asked of staff, set up once, a code works once, and Beheer can help."""

import time
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.signin import transitions
from mijnbuurt.users.roles import Role
from tests.factories.signin import (
    PASSWORD,
    SECRET,
    app_code,
    came_in_recently,
    mailed_code,
    with_password,
    with_role,
    with_second_step,
)
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
STEP = "/inloggen/tweede-stap/"
SET_UP = "/account/tweede-stap/"


@pytest.fixture
def editor():
    return with_role(with_password(UserFactory(email="jan@example.org")), Role.CITY_EDITOR)


@pytest.fixture
def required(settings):
    settings.MFA_REQUIRED = True


def log_in(client, **extra):
    return client.post("/inloggen/", {"login": "jan@example.org", "password": PASSWORD}, **extra)


def signed_in(client):
    return "_auth_user_id" in client.session


# Required for staff


def test_an_editor_without_one_gets_no_further_than_setting_it_up(client, editor, required):
    log_in(client)
    for path in ("/beheer/", "/beheer/pages/", "/", "/foto/x/", "/beheer/users/"):
        response = client.get(path)
        assert response.status_code in (302, 404)
        assert path == "/foto/x/" or response.url == SET_UP
    assert client.post("/beheer/pages/1/delete/").url == SET_UP
    page = client.get(SET_UP)
    assert page.status_code == 200
    assert "in twee stappen nodig" in page.text
    assert "<svg" in page.text
    assert "data:" not in page.text
    assert client.post("/uitloggen/").url == "/"


def test_setting_it_up_opens_the_admin_and_gives_emergency_codes(
    client, editor, required, django_capture_on_commit_callbacks
):
    log_in(client)
    secret = client.get(SET_UP).context["form"].secret
    assert client.get(SET_UP).context["form"].secret == secret
    assert client.get("/account/noodcodes/").url == SET_UP
    wrong = client.post(SET_UP, {"code": "000000"})
    assert wrong.status_code == 200
    assert "klopt niet" in wrong.text
    assert secret in wrong.text
    assert not Authenticator.objects.exists()

    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(SET_UP, {"code": code})
    assert response.url == "/account/noodcodes/"
    page = client.get("/account/noodcodes/")
    assert page.text.count("<code>") == 10
    assert "no-store" in page["Cache-Control"]
    assert client.get("/beheer/").status_code == 200
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    assert OutgoingMail.objects.filter(to=["jan@example.org"]).count() == 1


def test_who_has_one_is_asked_before_the_session_begins(client, editor, required):
    with_second_step(editor)
    assert log_in(client).url == STEP
    assert not signed_in(client)
    assert client.get("/beheer/").url == "/inloggen/?next=/beheer/"
    assert client.get("/inloggen/").url == STEP
    page = client.get(STEP)
    assert "no-store" in page["Cache-Control"]
    before = client.session.session_key
    assert client.post(STEP, {"code": app_code()}).url == "/beheer/"
    assert client.session.session_key != before
    assert client.get("/beheer/").status_code == 200


def test_also_by_a_mailed_code(client, editor, required):
    with_second_step(editor)
    client.post("/inloggen/code/vragen/", {"email": editor.email})
    assert client.post("/inloggen/code/", {"code": mailed_code(editor.email)}).url == STEP
    assert not signed_in(client)
    assert client.post(STEP, {"code": app_code()}).url == "/beheer/"


def test_next_survives_the_second_step(client, editor, required):
    with_second_step(editor)
    client.post(
        "/inloggen/",
        {"login": editor.email, "password": PASSWORD, "next": "/beheer/pages/"},
    )
    assert client.post(STEP, {"code": app_code()}).url == "/beheer/pages/"


def test_a_session_from_before_it_was_set_up_elsewhere_must_show_a_code(client, editor, required):
    log_in(client)
    with_second_step(editor)
    response = client.get("/beheer/pages/")
    assert response.url == "/account/bevestigen/code/?next=" + quote("/beheer/pages/", safe="")
    assert client.get(SET_UP).status_code == 302
    assert client.post(response.url, {"code": "000000"}).status_code == 200
    assert client.get("/beheer/").status_code == 302
    assert client.post(response.url, {"code": app_code()}).url == "/beheer/pages/"
    assert client.get("/beheer/").status_code == 200


def test_who_may_not_enter_the_admin_needs_none(client, required):
    for role in (Role.DESK, Role.REPORTER, Role.CASE_PARTNER):
        came_in_recently(client, with_role(UserFactory(), role))
        assert client.get("/").status_code == 200


def test_staff_cannot_turn_it_off_but_others_can(client, editor, required):
    with_second_step(editor)
    came_in_recently(client, editor, "password", "mfa")
    assert client.get("/account/tweede-stap/uit/").status_code in (200, 302)
    client.post("/account/tweede-stap/uit/")
    assert Authenticator.objects.filter(user=editor).count() == 2
    assert "moet de tweede stap aan blijven" in client.get("/account/tweede-stap/uit/").text
    reporter = with_role(UserFactory(), Role.REPORTER)
    with_second_step(reporter)
    came_in_recently(client, reporter)
    assert client.post("/account/tweede-stap/uit/").url == "/account/"
    assert not Authenticator.objects.filter(user=reporter).exists()


def test_where_it_is_not_required_it_is_offered(client, editor):
    log_in(client)
    assert client.get("/beheer/").status_code == 200
    assert "Zet de tweede stap aan" in client.get("/account/").text


# Codes


def test_a_code_works_once(client, editor):
    with_second_step(editor)
    log_in(client)
    code = app_code()
    assert client.post(STEP, {"code": code}).status_code == 302
    other = Client()
    log_in(other)
    response = other.post(STEP, {"code": code})
    assert response.status_code == 200
    assert "al gebruikt" in response.text
    assert not signed_in(other)


def test_an_older_code_does_not_work_after_a_newer(client, editor):
    with_second_step(editor)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False) as clock:
        older = app_code()
        clock.shift(timedelta(seconds=30))
        log_in(client)
        assert client.post(STEP, {"code": app_code()}).status_code == 302
        other = Client()
        log_in(other)
        assert other.post(STEP, {"code": older}).status_code == 200
        clock.shift(timedelta(seconds=30))
        assert other.post(STEP, {"code": app_code()}).status_code == 302


def test_a_code_of_two_minutes_ago_or_ahead_does_not_work(client, editor):
    with_second_step(editor)
    log_in(client)
    for periods in (-4, 4):
        assert client.post(STEP, {"code": app_code(periods)}).status_code == 200
    assert not signed_in(client)


def test_an_emergency_code_works_once(client, editor):
    with_second_step(editor)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    log_in(client)
    assert client.post(STEP, {"code": f"{codes[0][:4]} {codes[0][4:]}"}).status_code == 302
    other = Client()
    log_in(other)
    assert other.post(STEP, {"code": codes[0]}).status_code == 200
    assert other.post(STEP, {"code": codes[1]}).status_code == 302
    assert "8 noodcodes" in other.get("/account/").text


def test_ten_wrong_codes_close_the_step_for_an_hour(client, editor):
    with_second_step(editor)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False):
        log_in(client)
        for number in range(10):
            assert client.post(STEP, {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{number}")
        refused = client.post(STEP, {"code": app_code()}, REMOTE_ADDR="192.0.2.99")
        assert refused.status_code == 429
        assert "60 minuten" in refused.text
    assert not signed_in(client)


def test_the_step_stays_open_for_fifteen_minutes(client, editor):
    with_second_step(editor)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False) as clock:
        log_in(client)
        clock.shift(timedelta(minutes=15, seconds=1))
        assert client.post(STEP, {"code": app_code()}).url == "/inloggen/"
        assert not signed_in(client)


@pytest.mark.parametrize("data", [{}, {"code": ""}, {"code": "x" * 5000}, {"code": "é\x00"}])
def test_nonsense_is_no_error(client, editor, data):
    with_second_step(editor)
    log_in(client)
    assert client.post(STEP, data).status_code == 200
    client.post("/inloggen/code/vragen/", {"email": "wie@example.org"})
    assert client.post("/inloggen/code/", data).status_code in (200, 302)


def test_with_another_key_nothing_fits(client, editor, settings):
    with_second_step(editor)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    settings.SECRET_KEY = "een-andere-sleutel"
    log_in(client)
    for code in (app_code(), codes[0], ""):
        assert client.post(STEP, {"code": code}).status_code == 200
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests"]
    assert client.post(STEP, {"code": app_code()}).status_code == 302


# Changing one's own account


@pytest.mark.parametrize(
    "path", ["wachtwoord/", "tweede-stap/", "tweede-stap/uit/", "noodcodes/", "noodcodes/nieuw/"]
)
def test_later_in_a_session_one_shows_again_who_one_is(client, editor, path):
    with_second_step(editor)
    client.force_login(editor)
    address = f"/account/{path}"
    if path == "tweede-stap/":
        Authenticator.objects.all().delete()
    for response in (client.get(address), client.post(address, {"password1": "geheim-woord-nu"})):
        assert response.url == "/account/bevestigen/?next=" + quote(address, safe="")
    assert "geheim-woord-nu" not in str(dict(client.session))
    asked = client.get(response.url)
    assert 'type="password"' in asked.text
    assert client.post(response.url, {"password": "fout"}).status_code == 200
    assert client.post(response.url, {"password": PASSWORD}).url == address
    assert client.get(address).status_code == 200


def test_guessing_there_is_limited(client, editor):
    client.force_login(editor)
    with time_machine.travel("2026-11-24T10:00:00+01:00", tick=False):
        client.force_login(editor)
        statuses = [
            client.post("/account/bevestigen/", {"password": "fout"}).status_code
            for _number in range(11)
        ]
    assert statuses == [200] * 10 + [429]


def test_who_has_no_password_logs_in_anew(client):
    person = UserFactory()
    client.force_login(person)
    assert client.get("/account/wachtwoord/").url == "/inloggen/?next=%2Faccount%2Fwachtwoord%2F"
    assert not signed_in(client)


def test_a_forgotten_password_is_replaced_after_a_mailed_code(client, editor):
    elsewhere = Client()
    elsewhere.force_login(editor)
    client.post("/inloggen/code/vragen/", {"email": editor.email})
    client.post("/inloggen/code/", {"code": mailed_code(editor.email)})
    path = "/account/wachtwoord/"
    for first, second, sentence in (
        ("kort", "kort", "12 tekens"),
        ("wachtwoordwachtwoord", "wachtwoordwachtwoor", "verschillende"),
        ("jan@example.org", "jan@example.org", "lijkt"),
        ("", "", "verplicht"),
    ):
        response = client.post(path, {"password1": first, "password2": second})
        assert response.status_code == 200
        assert sentence in response.text
    new = "paard fiets regen"
    assert client.post(path, {"password1": new, "password2": new}).url == "/account/"
    assert "is bewaard" in client.get("/account/").text
    assert elsewhere.get("/account/").status_code == 302
    editor.refresh_from_db()
    assert editor.check_password(new)
    assert "wachtwoord is veranderd" in OutgoingMail.objects.first().body


def test_new_emergency_codes_replace_the_old(client, editor):
    with_second_step(editor)
    came_in_recently(client, editor)
    old = client.get("/account/noodcodes/").context["unused_codes"]
    assert client.post("/account/noodcodes/nieuw/").url == "/account/noodcodes/"
    new = client.get("/account/noodcodes/").context["unused_codes"]
    assert not set(old) & set(new)


# Beheer helps


@pytest.fixture
def beheer():
    return with_role(UserFactory(email="beheer@example.org"), Role.ADMINISTRATOR)


def remove(client, person, reason="Telefoon kwijt, gebeld en herkend"):
    return client.post(f"/beheer/users/{person.pk}/tweede-stap/", {"reason": reason})


def test_beheer_takes_it_away_with_a_reason(client, editor, beheer):
    with_second_step(editor)
    elsewhere = Client()
    elsewhere.force_login(editor)
    client.force_login(beheer)
    assert "Tweede stap weghalen" in client.get("/beheer/users/").text
    assert "bel terug" in client.get(f"/beheer/users/{editor.pk}/tweede-stap/").text
    empty = remove(client, editor, "")
    assert empty.status_code == 200
    assert Authenticator.objects.filter(user=editor).count() == 2
    assert remove(client, editor).url == "/beheer/users/"
    assert not Authenticator.objects.filter(user=editor).exists()
    assert not signed_in(elsewhere)
    assert signed_in(client)
    entry = ModelLogEntry.objects.get(action=transitions.REMOVED)
    assert (entry.user, entry.object_id) == (beheer, str(editor.pk))
    assert entry.data["reason"] == "Telefoon kwijt, gebeld en herkend"
    assert "beheerder" in OutgoingMail.objects.get(to=[editor.email]).body
    remove(client, editor)
    assert ModelLogEntry.objects.filter(action=transitions.REMOVED).count() == 1
    assert "Tweede stap weghalen" not in client.get("/beheer/users/").text


def test_nobody_else_may_and_not_for_oneself_or_a_superuser(client, editor, beheer):
    superuser = UserFactory(is_superuser=True)
    for person in (superuser, beheer, editor):
        with_second_step(person)
    for actor, person in ((editor, superuser), (beheer, beheer), (beheer, superuser)):
        client.force_login(actor)
        assert remove(client, person).status_code == 404
    wijk_editor = UserFactory()
    client.force_login(wijk_editor)
    assert remove(client, editor).status_code == 302
    assert Authenticator.objects.filter(type="totp").count() == 3
    client.force_login(superuser)
    assert remove(client, beheer).status_code == 302
    assert not Authenticator.objects.filter(user=beheer).exists()


def test_the_last_administrator_does_it_on_the_machine(editor):
    with_second_step(editor)
    call_command("remove_second_step", "Jan@example.org", verbosity=0)
    assert not Authenticator.objects.exists()
    assert ModelLogEntry.objects.get(action=transitions.REMOVED).user is None
    for email in ("jan@example.org", "wie@example.org"):
        with pytest.raises(CommandError):
            call_command("remove_second_step", email)


def test_the_secret_of_these_tests_is_not_what_lies_in_the_database(editor):
    assert SECRET not in str(with_second_step(editor).data)
