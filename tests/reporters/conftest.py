"""Someone who sends out, three reporters and a job."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from reporters.assignments import transitions
from reporters.assignments.models import Assignment
from reporters.assignments.transitions import Step
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory


@pytest.fixture
def team(db):
    """Fons and Fatima take photos, Sara writes; Coby sends them out."""
    coby = UserFactory(groups=[Group.objects.get(name=Role.COORDINATOR)])
    return SimpleNamespace(
        coby=coby,
        fons=ReporterFactory(byline="Fons"),
        fatima=ReporterFactory(byline="Fatima"),
        sara=ReporterFactory(byline="Sara", takes_photos=False, writes=True),
    )


@pytest.fixture
def job(db) -> Assignment:
    return AssignmentFactory(wijk=WijkFactory(slug="molenveld", name="Molenveld"))


@pytest.fixture
def step(team, tuesday_morning):
    """What the coordinator does next with a job, having seen how it is now."""

    def make(job: Assignment, now=tuesday_morning) -> Step:
        job.refresh_from_db()
        return Step(team.coby, now, job.stamp)

    return make


@pytest.fixture
def offered(job, step) -> Assignment:
    """The job, asked of who takes photos; no mail is left of that."""
    made = transitions.offer(job, step(job))
    OutgoingMail.objects.all().delete()
    return made


def mails() -> dict[str, str]:
    """What waits to be sent: the subject by who gets it."""
    rows = OutgoingMail.objects.order_by("pk").values_list("to", "subject")
    return {to[0]: subject for to, subject in rows}
