"""Demo mode: what it shows, and that nothing of it exists elsewhere."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mijnbuurt.core import clock
from mijnbuurt.core.demo import clock_forward, tours
from mijnbuurt.core.models import DemoClock, OutgoingMail
from mijnbuurt.users.models import User
from tests.factories import HOSTILE
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.fixture
def account():
    email = tours.read()["accounts"][0]["email"]
    return User.objects.filter(email=email).first() or UserFactory(email=email, first_name="Noor")


def mail(**values):
    given = {"to": ["jan@example.org"], "subject": "S", "body": "T", "sender": "a@b.nl"}
    return OutgoingMail.objects.create(**given | values)


def test_outside_demo_mode_nothing_is_there(client, account):
    row = mail()
    assert client.get("/demo/").status_code == 404
    assert client.get(f"/demo/post/{row.uuid}/").status_code == 404
    assert client.post("/demo/klok/", {"naar": "dag"}).status_code == 404
    assert client.post("/demo/inloggen/", {"account": str(account.uuid)}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert not DemoClock.objects.exists()


def test_the_page_shows_accounts_tours_clock_and_mail(client, demo, account):
    mail(subject="Uw idee is binnen")
    response = client.get("/demo/")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    for text in (account.email, "Uw idee is binnen", "Terug naar nu", tours.tours()[0].title):
        assert text in response.text
    assert "verzonnen" in response.text


def test_an_account_that_is_not_there_or_has_no_tour_is_not_shown(demo, account):
    shown = [shown.email for shown in tours.accounts()]
    assert account.email in shown
    User.objects.filter(pk=account.pk).update(is_active=False)
    assert account.email not in [shown.email for shown in tours.accounts()]
    toured = {email for tour in tours.tours() for email in tour.accounts}
    assert set(shown) <= toured


def test_log_in_with_one_press(client, demo, account):
    response = client.post("/demo/inloggen/", {"account": str(account.uuid)})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(account.pk)


@pytest.mark.parametrize("value", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nobody_logs_in_as_someone_else(client, demo, account, value):
    stranger = UserFactory(is_superuser=True)
    for given in (value, str(stranger.uuid), str(stranger.pk)):
        assert client.post("/demo/inloggen/", {"account": given}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_logging_in_and_the_clock_need_a_post_with_a_token(demo, account):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    assert client.get("/demo/klok/").status_code == 405
    assert client.get("/demo/inloggen/").status_code == 405
    assert client.post("/demo/klok/", {"naar": "dag"}).status_code == 403
    assert client.post("/demo/inloggen/", {"account": str(account.uuid)}).status_code == 403


def test_a_mail_is_shown_as_text_with_links_to_this_site(client, demo):
    row = mail(
        subject=HOSTILE,
        body=f"{HOSTILE}\n\nhttp://testserver/wijken/ http://evil.example/",
        html="<script>alert(1)</script>",
        to=["<b>jan</b>@example.org"],
    )
    text = client.get(f"/demo/post/{row.uuid}/").text
    main = text[text.index("<main") : text.index("</main>")]
    assert '<a href="http://testserver/wijken/">' in main
    assert "evil.example" in main
    assert 'href="http://evil' not in main
    assert "<script" not in main
    assert "<b>jan" not in main
    assert f"/{row.pk}/" not in main


def test_the_clock_goes_forward_and_back(client, demo):
    real = timezone.now()
    assert client.post("/demo/klok/", {"naar": "uur"}).url == reverse("demo") + "#klok"
    client.post("/demo/klok/", {"naar": "dag"})
    assert timedelta(hours=24) < clock.now() - real < timedelta(hours=26)
    assert "loopt voor" in client.get("/demo/").text
    client.post("/demo/klok/", {"naar": "nu"})
    assert abs(clock.now() - real) < timedelta(minutes=1)
    assert DemoClock.objects.count() == 1


def test_the_clock_stops_somewhere(client, demo):
    for _number in range(80):
        clock_forward.move("week")
    assert clock.now() < timezone.now() + timedelta(days=401)
    assert client.get("/demo/").status_code == 200


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T10:30+01:00", "2026-11-28T11:00+01:00"),
        ("2026-11-28T10:59+01:00", "2026-11-28T11:00+01:00"),
        ("2026-11-28T11:00+01:00", "2026-12-05T11:00+01:00"),
        ("2026-10-19T10:00+02:00", "2026-10-24T11:00+02:00"),
        ("2026-10-24T12:00+02:00", "2026-10-31T11:00+01:00"),
    ],
)
def test_next_saturday_over_the_clock_change(moment, expected):
    found = clock_forward.next_weekday_at(datetime.fromisoformat(moment), 5, 11)
    assert found == datetime.fromisoformat(expected)


def test_the_clock_lands_at_or_just_after_the_hour(demo):
    clock_forward.move("zaterdag")
    local = timezone.localtime(clock.now())
    assert (local.weekday(), local.hour, local.minute) == (5, 11, 0)


def links():
    return sorted({step.link for tour in tours.tours() for step in tour.steps if step.link})


@pytest.mark.parametrize("link", links())
def test_tours_lead_only_to_what_exists(client, demo, link):
    assert client.get(link).status_code in (200, 302)
