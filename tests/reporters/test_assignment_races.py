"""Twenty reporters say yes in the same moment, on a real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from reporters.assignments import transitions
from reporters.assignments.models import Assignment
from reporters.assignments.transitions import AlreadyTaken, Step
from reporters.models import Reporter
from tests.factories.assignments import AssignmentFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

MANY = 20


@pytest.mark.race
@pytest.mark.usefixtures("committed_db")
def test_of_twenty_yesses_at_once_one_has_the_job(tuesday_morning):
    reporters = [ReporterFactory() for _number in range(MANY)]
    coby = UserFactory(groups=[Group.objects.get(name=Role.COORDINATOR)])
    job = AssignmentFactory()
    transitions.offer(job, Step(coby, tuesday_morning, job.stamp))
    OutgoingMail.objects.all().delete()
    together = Barrier(MANY, timeout=60)

    def say_yes(number: int) -> str:
        try:
            reporter = Reporter.objects.select_related("user").get(pk=reporters[number].pk)
            seen = Assignment.objects.get(pk=job.pk)
            together.wait()
            transitions.claim(seen, reporter, tuesday_morning)
        except AlreadyTaken:
            return "al vervuld"
        finally:
            connection.close()
        return "ja"

    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(say_yes, range(MANY)))
    assert sorted(answers) == ["al vervuld"] * (MANY - 1) + ["ja"]
    job.refresh_from_db()
    assert job.claimed_by_id == reporters[answers.index("ja")].pk
    assert OutgoingMail.objects.count() == 2
    assert job.offers.filter(answer="yes").count() == 1


@pytest.mark.race
@pytest.mark.usefixtures("committed_db")
def test_a_yes_and_the_alarm_at_once_leave_one_truth(tuesday_morning):
    reporter = ReporterFactory()
    coby = UserFactory(groups=[Group.objects.get(name=Role.COORDINATOR)])
    job = AssignmentFactory()
    transitions.offer(job, Step(coby, tuesday_morning, job.stamp))
    late, together = tuesday_morning + timedelta(days=4), Barrier(2, timeout=30)

    def say_yes() -> None:
        seen = Assignment.objects.get(pk=job.pk)
        together.wait()
        transitions.claim(seen, reporter, late)
        connection.close()

    def alarm() -> None:
        together.wait()
        transitions.expire(late)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for running in [pool.submit(say_yes), pool.submit(alarm)]:
            running.result()
    job.refresh_from_db()
    assert (job.state, job.claimed_by) == ("claimed", reporter)
