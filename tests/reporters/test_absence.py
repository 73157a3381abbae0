"""A story that never comes, and a reporter who phones in sick."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.enums import AnswerWay
from reporters.assignments import overview, transitions
from reporters.assignments.enums import AssignmentState as State
from reporters.assignments.models import Assignment
from reporters.assignments.transitions import NotPossible
from reporters.transitions import set_away
from tests.factories import HOSTILE
from tests.factories.assignments import AssignmentFactory
from tests.factories.users import UserFactory

from .conftest import mails

pytestmark = pytest.mark.django_db
DESK = "/reporter/coordinatie/"


@pytest.fixture(autouse=True)
def now(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        yield tuesday_morning


@pytest.fixture
def claimed(team, offered, now) -> Assignment:
    made = transitions.claim(offered, team.fons, now)
    OutgoingMail.objects.all().delete()
    return made


@pytest.fixture
def coby(client, team):
    client.force_login(team.coby)
    return client


def post(client, job, **data):
    job.refresh_from_db()
    return client.post(f"{DESK}{job.uuid}/", {"gezien": job.stamp, **data}, follow=True)


def test_a_story_that_never_comes_is_ended_with_word_to_both(coby, team, claimed, now):
    page = post(coby, claimed, doe="klaar", why=f"Telefoon kwijt {HOSTILE[:40]}").content.decode()
    assert "Afgerond zonder verhaal" in page and "<script>alert" not in page
    assert set(mails()) == {team.fons.user.email, claimed.email}
    assert all("Telefoon kwijt" in each.body for each in OutgoingMail.objects.all())
    claimed.refresh_from_db()
    assert (claimed.state, claimed.handled_at) == (State.DONE, now)
    [line] = [e for e in registry.get_logs_for_instance(claimed) if e.action == "assignment.done"]
    assert line.user == team.coby and "Telefoon" not in str(line.data)
    assert Assignment.objects.reasons([claimed.pk])[claimed.pk].startswith("Telefoon kwijt")
    assert claimed not in overview.sections(now)[0].jobs
    assert claimed in overview.ended(now)
    tally = overview.counts_of(2026).total
    assert (tally.asked, tally.went, tally.online, tally.nobody) == (1, 1, 0, 0)


def test_once_it_is_over_it_stays_so(coby, team, claimed, step, now):
    seen = step(claimed)
    transitions.close_without_story(claimed, "x", seen)
    for again in (seen, step(claimed)):
        with pytest.raises(NotPossible):
            transitions.close_without_story(claimed, "x", again)
    with pytest.raises(NotPossible):
        transitions.cancel(claimed, "x", step(claimed))
    assert OutgoingMail.objects.count() == 2


@pytest.mark.parametrize("why", ["", " ", "x" * 301])
def test_it_needs_a_reason(coby, claimed, why):
    page = post(coby, claimed, doe="klaar", why=why)
    assert page.status_code == 200 and "mb-errors" in page.content.decode()
    claimed.refresh_from_db()
    assert claimed.state == State.CLAIMED


def test_only_of_a_job_that_someone_has(coby, offered, step):
    assert "Er komt geen verhaal" not in coby.get(f"{DESK}{offered.uuid}/").content.decode()
    with pytest.raises(NotPossible):
        transitions.close_without_story(offered, "x", step(offered))


def test_who_asked_by_telephone_is_called_about_it(coby, team, step):
    job = AssignmentFactory(answer_way=AnswerWay.PHONE, phone="06 12 34 56 78", email="")
    transitions.assign(job, team.fons, step(job))
    page = post(coby, job, doe="klaar", why="Ziek").content.decode()
    assert "vertel dat er geen verhaal komt" in page


def test_its_reporter_reads_what_became_of_it(client, team, claimed, step):
    transitions.close_without_story(claimed, "x", step(claimed))
    client.force_login(team.fons.user)
    page = client.get(f"/reporter/klussen/{claimed.uuid}/").content.decode()
    assert "Afgerond zonder verhaal" in page
    assert "Een andere reporter" not in page and claimed.email not in page


def away_url(reporter) -> str:
    return f"{DESK}reporters/{reporter.user.uuid}/"


def test_who_phones_in_sick_is_asked_nothing_and_what_they_hold_is_shown(
    coby, team, claimed, step, now
):
    other = AssignmentFactory(what="Nog een klus")
    transitions.offer(other, step(other))
    saved = coby.post(away_url(team.fons), {"away_until": "2027-06-30"}, follow=True)
    page = saved.content.decode()
    assert "tot en met woensdag 30 juni 2027" in page
    assert f"{DESK}{claimed.uuid}/" in page and "Nog een klus" in page
    assert str(claimed.uuid) not in coby.get(away_url(team.fatima)).content.decode()
    assert "kan even niet" in coby.get(f"{DESK}{claimed.uuid}/").content.decode()
    assert "even niet" in coby.get(f"{DESK}{other.uuid}/").content.decode()
    assert "Deze reporter kan even niet" in coby.get(DESK).content.decode()
    coby.post(away_url(team.fons), {"away_until": ""})
    assert "kan even niet" not in coby.get(DESK).content.decode()
    actions = [e.action for e in registry.get_logs_for_instance(team.fons)]
    assert sorted(actions) == ["reporter.away", "reporter.back"]


@pytest.mark.parametrize(("days", "is_flagged"), [(-1, False), (0, False), (1, True), (2, True)])
def test_only_what_falls_in_those_days_is_flagged(team, claimed, now, days, is_flagged):
    Assignment.objects.update(starts_at=now + timedelta(days=1))
    set_away(team.fons, now.date() + timedelta(days=days), team.coby)
    assert (claimed in overview.held_meanwhile(team.fons, now)) == is_flagged


def test_over_is_over(team, claimed, now):
    Assignment.objects.update(starts_at=now - timedelta(days=9))
    set_away(team.fons, now.date() - timedelta(days=1), team.coby)
    assert not overview.held_meanwhile(team.fons, now)


@pytest.mark.parametrize("typed", ["gisteren", "2026-11-23", "2028-01-01"])
def test_a_day_that_cannot_be_is_named_and_kept(coby, team, typed):
    page = coby.post(away_url(team.fons), {"away_until": typed})
    assert page.status_code == 200 and "mb-errors" in page.content.decode()
    team.fons.refresh_from_db()
    assert team.fons.away_until is None


def test_nobody_else_says_so_for_a_reporter(client, team, now):
    for user in (team.fatima.user, UserFactory()):
        client.force_login(user)
        assert client.post(away_url(team.fons), {"away_until": "2026-12-24"}).status_code == 403
        with pytest.raises(PermissionDenied):
            set_away(team.fons, now.date(), user)
    client.force_login(team.coby)
    assert client.get(away_url(team.fons).replace("reporters/", "reporters/0")).status_code == 404
