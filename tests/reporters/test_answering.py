"""Saying yes or no: by the link in the mail, and at the desk."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from mijnbuurt.core.models import OutgoingMail
from reporters.assignments import transitions
from reporters.assignments.enums import Answer
from reporters.assignments.tokens import write_answer
from tests.factories import HOSTILE
from tests.factories.assignments import AssignmentFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False) as moment:
        yield moment


@pytest.fixture
def links(job, step):
    """The address in the mail to each reporter, by mail address."""
    transitions.offer(job, step(job))
    found = {
        mail.to[0]: re.search(r"http://[^/]+(/reporter/klussen/antwoord/\S+)", mail.body)[1]
        for mail in OutgoingMail.objects.all()
    }
    OutgoingMail.objects.all().delete()
    return found


def test_opening_the_link_changes_nothing(client, team, job, links):
    address = links[team.fons.user.email]
    for method in (client.get, client.head, client.get, client.options):
        method(address)
    page = client.get(f"{address}?antwoord=ja").content.decode()
    assert "Ja, ik ga" in page
    assert job.name not in page
    assert job.email not in page
    assert "<script>alert" not in page
    job.refresh_from_db()
    assert job.state == "offered"
    assert not client.cookies
    assert OutgoingMail.objects.count() == 0


def test_a_yes_without_log_in(client, team, job, links):
    done = client.post(links[team.fons.user.email], {"antwoord": "ja"}, follow=True)
    page = done.content.decode()
    assert "De klus is voor u" in page
    assert job.email not in page
    job.refresh_from_db()
    assert job.claimed_by == team.fons
    client.post(links[team.fons.user.email], {"antwoord": "ja"})
    assert OutgoingMail.objects.count() == 2


def test_the_second_reads_that_it_is_taken(client, team, job, links):
    client.post(links[team.fons.user.email], {"antwoord": "ja"})
    late = client.post(links[team.fatima.user.email], {"antwoord": "ja"}, follow=True)
    assert "Al vervuld" in late.content.decode()
    assert "Ja, ik ga" not in client.get(links[team.fatima.user.email]).content.decode()
    job.refresh_from_db()
    assert job.claimed_by == team.fons


def test_a_no_and_then_a_yes_after_all(client, team, job, links):
    address = links[team.fons.user.email]
    said = client.post(address, {"antwoord": "nee"}, follow=True).content.decode()
    assert "U zei nee" in said
    assert job.offers.get(reporter=team.fons).answer == Answer.NO
    client.post(address, {"antwoord": "ja"})
    job.refresh_from_db()
    assert job.claimed_by == team.fons


def test_a_link_expires(client, team, job, links, now):
    address = links[team.fons.user.email]
    now.shift(timedelta(days=14))
    assert client.get(address).status_code == 200
    now.shift(timedelta(seconds=1))
    assert client.get(address).status_code == 410
    client.post(address, {"antwoord": "ja"})
    job.refresh_from_db()
    assert job.claimed_by is None


def test_who_stopped_cannot_answer(client, team, job, links):
    team.fons.user.is_active = False
    team.fons.user.save()
    address = links[team.fons.user.email]
    assert client.post(address, {"antwoord": "ja"}, follow=True).status_code == 403
    job.refresh_from_db()
    assert job.state == "offered"


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: t + "x", lambda t: "onzin"])
def test_a_changed_link_is_no_link(client, job, links, change):
    token = next(iter(links.values())).split("/")[-2]
    assert client.get(f"/reporter/klussen/antwoord/{change(token)}/").status_code == 404


def test_a_post_from_another_site_changes_nothing(client, team, job, links):
    answered = client.post(
        links[team.fons.user.email], {"antwoord": "ja"}, headers={"Origin": "https://kwaad.example"}
    )
    assert answered.status_code == 403
    job.refresh_from_db()
    assert job.state == "offered"


def test_nonsense_in_a_post_changes_nothing(client, team, job, links):
    for data in ({}, {"antwoord": "misschien"}, {"antwoord": "\x00"}):
        assert client.post(links[team.fons.user.email], data).status_code == 302
    job.refresh_from_db()
    assert job.state == "offered"


# At the desk


def signed_in(reporter) -> Client:
    client = Client()
    client.force_login(reporter.user)
    return client


def test_the_desk_shows_what_is_asked_and_what_is_mine(team, job, links):
    mine = AssignmentFactory(what="Mijn klus")
    fons = signed_in(team.fons)
    assert "Ja, ik ga" in fons.get("/reporter/klussen/").content.decode()
    assert "U hebt nu geen klus" in fons.get("/reporter/klussen/").content.decode()
    mine.offers.create(reporter=team.fons, offered_at=job.created_at)
    type(mine).objects.filter(pk=mine.pk).update(state="offered")
    fons.post(f"/reporter/klussen/{mine.uuid}/", {"antwoord": "ja"})
    assert "Mijn klus" in fons.get("/reporter/klussen/").content.decode()
    sara = signed_in(team.sara)
    assert "Er is nu niets gevraagd" in sara.get("/reporter/klussen/").content.decode()


def test_contact_data_is_for_who_does_the_job(team, job, links):
    fons, fatima = signed_in(team.fons), signed_in(team.fatima)
    path = f"/reporter/klussen/{job.uuid}/"
    assert job.email not in fons.get(path).content.decode()
    fons.post(path, {"antwoord": "ja"})
    assert job.email in fons.get(path).content.decode()
    other = fatima.get(path).content.decode()
    assert "Al vervuld" in other
    assert job.email not in other
    assert job.name not in other
    transitions.give_back(job, team.fons, job.created_at)
    assert job.email not in fons.get(path).content.decode()


def test_a_job_one_was_not_asked_for_is_not_there(team, job, links):
    for reporter in (team.sara, ReporterFactory()):
        client = signed_in(reporter)
        assert client.get(f"/reporter/klussen/{job.uuid}/").status_code == 404
        client.post(f"/reporter/klussen/{job.uuid}/", {"antwoord": "ja"})
    job.refresh_from_db()
    assert job.state == "offered"


def test_too_late_at_the_desk_says_so(team, job, links):
    path = f"/reporter/klussen/{job.uuid}/"
    signed_in(team.fons).post(path, {"antwoord": "ja"})
    fatima = signed_in(team.fatima)
    assert "al vervuld" in fatima.post(path, {"antwoord": "ja"}, follow=True).content.decode()


def test_a_reporter_gives_a_job_back(team, job, links):
    fons = signed_in(team.fons)
    path = f"/reporter/klussen/{job.uuid}/"
    fons.post(path, {"antwoord": "ja"})
    fons.post(path, {"antwoord": "terug"})
    job.refresh_from_db()
    assert (job.claimed_by, job.state) == (None, "offered")


def test_even_niet(team, tuesday_morning):
    fons = signed_in(team.fons)
    page = fons.post("/reporter/klussen/even-niet/", {"away_until": "2026-12-24"}, follow=True)
    assert "tot en met donderdag 24 december 2026" in page.content.decode()
    team.fons.refresh_from_db()
    assert team.fons.is_away_on(tuesday_morning.date())
    fons.post("/reporter/klussen/even-niet/", {"away_until": ""})
    team.fons.refresh_from_db()
    assert team.fons.away_until is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-11-23", "al voorbij"),
        ("2036-11-23", "binnen een jaar"),
        ("gisteren", "Vul een datum in"),
        (HOSTILE, "Vul een datum in"),
    ],
)
def test_a_wrong_day_is_asked_again(team, typed, sentence):
    shown = signed_in(team.fons).post("/reporter/klussen/even-niet/", {"away_until": typed})
    assert sentence in shown.content.decode()
    team.fons.refresh_from_db()
    assert team.fons.away_until is None


def test_the_token_in_a_link_is_of_one_offer(team, job, links, tuesday_morning):
    offer = job.offers.get(reporter=team.fons)
    assert write_answer(offer, tuesday_morning) in links[team.fons.user.email]


def test_klussen_is_for_reporters(client, job):
    client.force_login(UserFactory(groups=[job.wijk.group]))
    assert client.get("/reporter/klussen/").status_code == 403
