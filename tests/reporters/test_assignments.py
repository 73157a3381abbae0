"""From a request to a reporter who goes: who hears what, and what can no longer be done."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.users.roles import Role
from reporters.assignments import overview, retention, transitions
from reporters.assignments.enums import Answer, AssignmentState
from reporters.assignments.models import Assignment
from reporters.assignments.transitions import AlreadyTaken, NotPossible, Step
from tests.factories import HOSTILE
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory
from wijken.audit.registry import finders

from .conftest import mails

pytestmark = pytest.mark.django_db
State = AssignmentState
FAR = datetime(2026, 12, 25, 13, 0, tzinfo=UTC)


def test_all_with_the_skill_who_are_here_are_asked(team, job, step, tuesday_morning):
    ReporterFactory(byline="Weg", away_until=tuesday_morning.date())
    ReporterFactory(byline="Gestopt").user.groups.clear()
    inactive = ReporterFactory(byline="Uit").user
    inactive.is_active = False
    inactive.save()
    transitions.offer(job, step(job))
    asked = {offer.reporter.byline for offer in job.offers.all()}
    assert asked == {"Fons", "Fatima"}
    assert set(mails()) == {team.fons.user.email, team.fatima.user.email}
    job.refresh_from_db()
    assert job.state == State.OFFERED
    assert job.answer_by == tuesday_morning + timedelta(hours=72)


def test_who_is_back_today_is_asked(team, job, step, tuesday_morning):
    team.fons.away_until = tuesday_morning.date() - timedelta(days=1)
    team.fons.save()
    transitions.offer(job, step(job))
    assert job.offers.filter(reporter=team.fons).exists()


def test_a_mail_to_reporters_says_nothing_of_who_asked(team, job, step):
    transitions.offer(job, step(job))
    letter = OutgoingMail.objects.first()
    assert job.name not in letter.body + letter.html
    assert job.email not in letter.body + letter.html
    assert "/reporter/klussen/antwoord/" in letter.body
    assert HOSTILE not in letter.html


def test_the_first_yes_has_it_and_everyone_hears(team, offered, tuesday_morning):
    transitions.claim(offered, team.fons, tuesday_morning)
    with pytest.raises(AlreadyTaken):
        transitions.claim(offered, team.fatima, tuesday_morning)
    offered.refresh_from_db()
    assert (offered.state, offered.claimed_by) == (State.CLAIMED, team.fons)
    heard = mails()
    assert set(heard) == {team.fons.user.email, offered.email}
    assert team.fons.first_name in heard[offered.email]
    letter = OutgoingMail.objects.get(to=[team.fons.user.email])
    assert offered.name in letter.body
    assert offered.email in letter.body


def test_saying_yes_twice_mails_once(team, offered, tuesday_morning):
    transitions.claim(offered, team.fons, tuesday_morning)
    transitions.claim(offered, team.fons, tuesday_morning)
    assert OutgoingMail.objects.count() == 2


def test_who_was_not_asked_cannot_say_yes(team, offered, tuesday_morning):
    for reporter in (team.sara, ReporterFactory()):
        with pytest.raises(PermissionDenied):
            transitions.claim(offered, reporter, tuesday_morning)


@pytest.mark.parametrize("way", ["inactive", "no role"])
def test_who_works_here_no_more_cannot_say_yes(team, offered, tuesday_morning, way):
    user = team.fons.user
    user.is_active = way != "inactive"
    user.save()
    if way == "no role":
        user.groups.clear()
    fons = type(team.fons).objects.get(pk=team.fons.pk)
    with pytest.raises(PermissionDenied):
        transitions.claim(offered, fons, tuesday_morning)


def test_when_all_say_no_the_coordinator_hears_at_once(team, offered, tuesday_morning):
    transitions.decline(offered, team.fons, tuesday_morning)
    assert mails() == {}
    transitions.decline(offered, team.fatima, tuesday_morning)
    assert set(mails()) == {team.coby.email}
    offered.refresh_from_db()
    assert offered.state == State.NOBODY_FREE


def test_who_said_no_may_still_say_yes(team, offered, tuesday_morning):
    transitions.decline(offered, team.fons, tuesday_morning)
    transitions.claim(offered, team.fons, tuesday_morning)
    offered.refresh_from_db()
    assert offered.claimed_by == team.fons


@pytest.mark.parametrize(
    ("begins_in", "alert_after"),
    [
        (timedelta(days=30), timedelta(hours=72)),
        (timedelta(days=3), timedelta(days=1)),
        (timedelta(days=2), timedelta(days=1)),
        (timedelta(hours=6), timedelta(hours=3)),
        (-timedelta(days=1), timedelta(hours=72)),
        (None, timedelta(hours=72)),
    ],
)
def test_the_coordinator_is_alerted_in_time_once(
    team, job, step, tuesday_morning, begins_in, alert_after
):
    job.starts_at = tuesday_morning + begins_in if begins_in is not None else None
    job.save()
    transitions.offer(job, step(job))
    OutgoingMail.objects.all().delete()
    moment = tuesday_morning + alert_after
    assert transitions.expire(moment - timedelta(minutes=1)) == 0
    assert transitions.expire(moment) == 1
    assert transitions.expire(moment + timedelta(days=9)) == 0
    assert set(mails()) == {team.coby.email}
    job.refresh_from_db()
    assert job.state == State.NOBODY_FREE


def test_a_late_yes_is_still_welcome(team, offered, tuesday_morning):
    late = tuesday_morning + timedelta(days=4)
    transitions.expire(late)
    transitions.claim(offered, team.fons, late)
    offered.refresh_from_db()
    assert offered.state == State.CLAIMED


def test_with_nobody_to_ask_the_coordinator_is_alerted(team, step):
    for reporter in (team.fons, team.fatima):
        reporter.away_until = datetime(2027, 1, 1).date()
        reporter.save()
    job = AssignmentFactory()
    transitions.offer(job, step(job))
    job.refresh_from_db()
    assert job.state == State.NOBODY_FREE
    assert set(mails()) == {team.coby.email}


def test_without_a_coordinator_the_citywide_editors_hear(team, offered, tuesday_morning):
    robin = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    team.coby.is_active = False
    team.coby.save()
    transitions.expire(tuesday_morning + timedelta(days=4))
    assert set(mails()) == {robin.email}


def test_photos_by_one_and_a_story_by_another(team, step, tuesday_morning):
    job = AssignmentFactory(wants_text=True)
    transitions.offer(job, step(job))
    assert job.offers.count() == 3
    OutgoingMail.objects.all().delete()
    transitions.claim(job, team.fons, tuesday_morning)
    job.refresh_from_db()
    assert (job.wants_photo, job.wants_text) == (True, False)
    rest = Assignment.objects.get(part_of=job)
    assert (rest.wants_photo, rest.wants_text, rest.state) == (False, True, State.OFFERED)
    assert [offer.reporter for offer in rest.offers.all()] == [team.sara]
    transitions.claim(rest, team.sara, tuesday_morning)
    told = OutgoingMail.objects.filter(to=[job.email]).order_by("pk").values_list("body", flat=True)
    assert ["foto's" in body for body in told] == [True, False]
    assert overview.counts_of(job.created_at.year).total.asked == 1


def both_halves(team, step, now) -> tuple[Assignment, Assignment]:
    job = AssignmentFactory(wants_text=True, answer_way=AnswerWay.PHONE, phone="0592 1", email="")
    transitions.assign(job, team.fons, step(job))
    rest = Assignment.objects.get(part_of=job)
    transitions.claim(rest, team.sara, now)
    OutgoingMail.objects.all().delete()
    return job, rest


@pytest.mark.parametrize("number", [0, 1])
def test_what_changes_or_stops_does_so_for_both_halves(team, step, tuesday_morning, number):
    halves = both_halves(team, step, tuesday_morning)
    one = halves[number]
    values = {"starts_at": FAR, "has_time": True, "wants_photo": True, "wants_text": True}
    transitions.change(one, values, step(one))
    reporters = {team.fons.user.email, team.sara.user.email}
    assert set(mails()) == reporters
    OutgoingMail.objects.all().delete()
    transitions.cancel(one, "Regen", step(one))
    assert set(mails()) == reporters
    for half in halves:
        half.refresh_from_db()
    assert {half.state for half in halves} == {State.CANCELLED}
    assert {half.starts_at for half in halves} == {FAR}
    assert sorted(half.call_about for half in halves) == ["", State.CANCELLED]
    other = halves[1 - number]
    assert other.wants_photo != other.wants_text


def test_what_one_half_delivered_stays(team, step, tuesday_morning):
    job, rest = both_halves(team, step, tuesday_morning)
    story = ArticleFactory(live=False)
    transitions.deliver(job, story, team.fons.user, tuesday_morning)
    transitions.cancel(rest, "Ziek", step(rest))
    job.refresh_from_db()
    assert job.state == State.DELIVERED


def test_who_asked_hears_that_the_other_half_stays(team, step, tuesday_morning):
    job, rest = both_halves(team, step, tuesday_morning)
    transitions.deliver(job, ArticleFactory(live=False), team.fons.user, tuesday_morning)
    Assignment.objects.update(answer_way=AnswerWay.MAIL, email="vrager@example.org")
    rest.refresh_from_db()
    OutgoingMail.objects.all().delete()
    transitions.cancel(rest, "Ziek", step(rest))
    told = OutgoingMail.objects.get(to=["vrager@example.org"])
    assert "Een deel komt er niet" in told.subject
    assert "De rest gaat wel door." in told.body


def told_of_ending(half: Assignment, step) -> OutgoingMail:
    OutgoingMail.objects.all().delete()
    transitions.close_without_story(half, "Te donker", step(half))
    return OutgoingMail.objects.get(to=["vrager@example.org"])


def test_who_asked_hears_which_half_does_not_come(team, step, tuesday_morning):
    job, rest = both_halves(team, step, tuesday_morning)
    Assignment.objects.update(answer_way=AnswerWay.MAIL, email="vrager@example.org")
    told = told_of_ending(rest, step)
    assert "Een deel komt er niet" in told.subject
    assert "Eén deel komt er niet: een verhaal. De rest gaat wel door." in told.body
    assert "Te donker" in told.body and "Er komt geen verhaal" not in told.body
    told = told_of_ending(job, step)
    assert "Er komt geen verhaal" in told.subject
    assert "De rest" not in told.body


def test_who_asked_hears_that_nothing_comes_when_nobody_does_the_rest(team, step, tuesday_morning):
    job = AssignmentFactory(wants_text=True, email="vrager@example.org")
    transitions.assign(job, team.fons, step(job))
    Assignment.objects.filter(part_of=job).update(state=State.CANCELLED)
    job.refresh_from_db()
    assert "De rest" not in told_of_ending(job, step).body


def test_a_job_of_who_left_needs_the_coordinator(team, job, step, tuesday_morning):
    transitions.assign(job, team.fons, step(job))
    assert overview.sections(tuesday_morning)[0].jobs == []
    team.fons.user.is_active = False
    team.fons.user.save()
    assert overview.sections(tuesday_morning)[0].jobs == [job]


def test_who_does_both_has_the_whole_job(team, step, tuesday_morning):
    both = ReporterFactory(writes=True)
    job = AssignmentFactory(wants_text=True)
    transitions.offer(job, step(job))
    transitions.claim(job, both, tuesday_morning)
    assert not Assignment.objects.filter(part_of=job).exists()


def test_who_cannot_after_all_gives_it_back(team, offered, tuesday_morning):
    transitions.decline(offered, team.fatima, tuesday_morning)
    fred = ReporterFactory()
    offered.offers.create(reporter=fred, offered_at=tuesday_morning)
    transitions.claim(offered, team.fons, tuesday_morning)
    OutgoingMail.objects.all().delete()
    transitions.give_back(offered, team.fons, tuesday_morning)
    offered.refresh_from_db()
    assert (offered.state, offered.claimed_by) == (State.OFFERED, None)
    assert set(mails()) == {team.coby.email, fred.user.email}
    with pytest.raises(NotPossible):
        transitions.give_back(offered, team.fons, tuesday_morning)


def test_the_coordinator_gives_it_to_someone_and_then_to_another(team, job, step):
    transitions.assign(job, team.fons, step(job))
    assert set(mails()) == {team.fons.user.email, job.email}
    OutgoingMail.objects.all().delete()
    transitions.assign(job, team.fatima, step(job))
    heard = mails()
    assert set(heard) == {team.fons.user.email, team.fatima.user.email, job.email}
    assert "hoeft niet meer" in heard[team.fons.user.email]
    job.refresh_from_db()
    assert job.claimed_by == team.fatima
    assert job.offers.get(reporter=team.fons).answer == Answer.NO


def test_a_reporter_who_left_can_be_replaced(team, job, step):
    transitions.assign(job, team.fons, step(job))
    team.fons.user.is_active = False
    team.fons.user.save()
    transitions.assign(job, team.fatima, step(job))
    job.refresh_from_db()
    assert job.claimed_by == team.fatima
    with pytest.raises(NotPossible):
        transitions.assign(job, team.fons, step(job))


def test_a_stale_page_of_the_coordinator_changes_nothing(team, offered, step, tuesday_morning):
    seen = step(offered)
    transitions.claim(offered, team.fons, tuesday_morning)
    for late in (
        lambda: transitions.offer(offered, seen),
        lambda: transitions.assign(offered, team.fatima, seen),
        lambda: transitions.cancel(offered, "Regen", seen),
        lambda: transitions.change(offered, {"where": "Elders"}, seen),
    ):
        with pytest.raises(NotPossible):
            late()
    offered.refresh_from_db()
    assert (offered.state, offered.claimed_by) == (State.CLAIMED, team.fons)


def test_nobody_but_who_sends_out_decides(team, job, tuesday_morning):
    editor = UserFactory(groups=[job.wijk.group])
    for user in (team.fons.user, editor, UserFactory()):
        step = Step(user, tuesday_morning, job.stamp)
        for attempt in (
            lambda: transitions.offer(job, step),  # noqa: B023
            lambda: transitions.cancel(job, "x", step),  # noqa: B023
            lambda: transitions.note_down({}, "", step.user),  # noqa: B023
        ):
            with pytest.raises(PermissionDenied):
                attempt()


@pytest.mark.parametrize("claimed", [True, False])
def test_cancelled_with_word_to_all(team, offered, step, tuesday_morning, claimed):
    if claimed:
        transitions.claim(offered, team.fons, tuesday_morning)
    else:
        transitions.decline(offered, team.fatima, tuesday_morning)
    OutgoingMail.objects.all().delete()
    transitions.cancel(offered, "Het regent.", step(offered))
    assert set(mails()) == {team.fons.user.email, offered.email}
    assert all(
        "Het regent." in body for body in OutgoingMail.objects.values_list("body", flat=True)
    )
    offered.refresh_from_db()
    assert offered.state == State.CANCELLED
    assert offered.handled_at == tuesday_morning
    with pytest.raises(NotPossible):
        transitions.claim(offered, team.fatima, tuesday_morning)


def test_what_changes_for_the_reporter_is_told(team, offered, step, tuesday_morning):
    transitions.claim(offered, team.fons, tuesday_morning)
    OutgoingMail.objects.all().delete()
    transitions.change(offered, {"kind": "campaign"}, step(offered))
    assert mails() == {}
    transitions.change(offered, {"starts_at": FAR, "has_time": True}, step(offered))
    assert set(mails()) == {team.fons.user.email}
    assert "14.00\xa0uur" in OutgoingMail.objects.get().body


def test_another_day_moves_the_moment_of_the_alert(offered, step, tuesday_morning):
    soon = tuesday_morning + timedelta(days=3)
    transitions.change(offered, {"starts_at": soon, "has_time": True}, step(offered))
    offered.refresh_from_db()
    assert offered.answer_by == soon - timedelta(days=2)


def test_who_asked_by_telephone_is_called(team, step, tuesday_morning):
    job = AssignmentFactory(answer_way=AnswerWay.PHONE, phone="06 12 34 56 78", email="")
    transitions.assign(job, team.fons, step(job))
    job.refresh_from_db()
    assert job.call_about == State.CLAIMED
    assert overview.sections(tuesday_morning)[0].jobs == [job]
    transitions.note_called(job, step(job))
    job.refresh_from_db()
    assert job.call_about == ""
    assert overview.sections(tuesday_morning)[0].jobs == []


def test_the_asker_hears_in_the_own_language(team, step, tuesday_morning):
    job = AssignmentFactory(language="en")
    transitions.assign(job, team.fons, step(job))
    letter = OutgoingMail.objects.get(to=[job.email])
    assert "reporter" in letter.body
    assert "Goed nieuws" not in letter.body


def test_from_story_to_online(team, offered, tuesday_morning):
    story = ArticleFactory(in_wijk=offered.wijk, live=False)
    transitions.claim(offered, team.fons, tuesday_morning)
    with pytest.raises(PermissionDenied):
        transitions.deliver(offered, story, team.fatima.user, tuesday_morning)
    transitions.deliver(offered, story, team.fons.user, tuesday_morning)
    transitions.deliver(offered, story, team.fons.user, tuesday_morning)
    transitions.note_withdrawn(story, tuesday_morning)
    offered.refresh_from_db()
    assert (offered.state, offered.story) == (State.CLAIMED, None)
    transitions.deliver(offered, story, team.fons.user, tuesday_morning)
    OutgoingMail.objects.all().delete()
    transitions.note_published(story, tuesday_morning)
    transitions.note_published(story, tuesday_morning)
    offered.refresh_from_db()
    assert (offered.state, offered.published_at) == (State.PUBLISHED, tuesday_morning)
    letter = OutgoingMail.objects.get()
    assert letter.to == [offered.email]
    assert story.slug in letter.body


def test_every_change_is_logged_without_who_asked(team, offered, step, tuesday_morning):
    transitions.claim(offered, team.fons, tuesday_morning)
    transitions.change(offered, {"name": "Geheim", "email": "geheim@example.org"}, step(offered))
    transitions.cancel(offered, "Geheim", step(offered))
    entries = ModelLogEntry.objects.for_instance(offered)
    assert {entry.action.split(".")[1] for entry in entries} == {
        "offered",
        "claimed",
        "changed",
        "cancelled",
    }
    assert not any("eheim" in str(entry.data) + str(entry) for entry in entries)


def test_the_log_finds_the_reason_until_it_is_forgotten(job, step, tuesday_morning):
    transitions.cancel(job, "Het regent", step(job))
    [entry] = ModelLogEntry.objects.for_instance(job)
    find = finders()[transitions.WHY]
    assert find([entry.data[transitions.WHY]]) == {job.pk: "Het regent"}
    transitions.forget(job)
    assert find([job.pk]) == {}


def test_after_ninety_days_nobody_can_be_known(team, offered, step, tuesday_morning):
    transitions.cancel(offered, "Regen", step(offered))
    retention.forget_people(tuesday_morning + timedelta(days=90))
    offered.refresh_from_db()
    assert offered.name
    retention.forget_people(tuesday_morning + timedelta(days=90, seconds=1))
    offered.refresh_from_db()
    kept = {offered.name, offered.email, offered.phone, offered.contact_on_spot, offered.what}
    assert kept | {offered.where, offered.when_text, offered.ended_because} == {""}
    assert (offered.state, offered.wijk.slug) == (State.CANCELLED, "molenveld")
    assert overview.counts_of(offered.created_at.year).total.asked == 1
    retention.forget_people(tuesday_morning + timedelta(days=999))


def test_a_job_that_was_never_ended_is_forgotten_after_its_day(tuesday_morning):
    job = AssignmentFactory(starts_at=tuesday_morning)
    retention.forget_people(tuesday_morning + timedelta(days=89))
    assert Assignment.objects.get(pk=job.pk).name
    retention.forget_people(tuesday_morning + timedelta(days=91))
    assert Assignment.objects.get(pk=job.pk).name == ""


def test_counts_by_kind_and_wijk(team, step, tuesday_morning):
    wijk = WijkFactory(name="Molenveld")
    went = AssignmentFactory(wijk=wijk, kind="activity")
    transitions.assign(went, team.fons, step(went))
    off = AssignmentFactory(wijk=wijk)
    transitions.cancel(off, "x", step(off))
    AssignmentFactory()
    counts = overview.counts_of(went.created_at.year)
    assert (counts.total.asked, counts.total.went, counts.total.nobody) == (3, 1, 1)
    assert {row.name: row.asked for row in counts.kinds} == {"activiteit": 1, "iets anders": 2}
    assert {row.name: row.asked for row in counts.wijken} == {
        "Molenveld": 2,
        "wijk nog niet bekend": 1,
    }
    assert overview.counts_of(1999).total.asked == 0
