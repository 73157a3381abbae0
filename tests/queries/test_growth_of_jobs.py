"""The lists of jobs take as many queries with twenty jobs as with two."""

from urllib.parse import urljoin

import pytest
import time_machine
from django.contrib.auth.models import Group

from mijnbuurt.users.roles import Role
from reporters.assignments import transitions
from reporters.assignments.transitions import Step
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

from .counting import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
DESK = "/reporter/coordinatie/"


def test_lists_of_jobs(client, tuesday_morning):
    coby = UserFactory(groups=[Group.objects.get(name=Role.COORDINATOR)])
    robin = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    fons = ReporterFactory()

    def more(count: int) -> None:
        for _number in range(count):
            wijk = WijkFactory()
            ReporterFactory()
            for way in ("draft", "offered", "claimed", "cancelled"):
                job = AssignmentFactory(wijk=wijk)
                step = Step(coby, tuesday_morning, job.stamp)
                if way == "offered":
                    transitions.offer(job, step)
                elif way == "claimed":
                    transitions.assign(job, fons, step)
                elif way == "cancelled":
                    transitions.cancel(job, "x", step)

    def counted() -> dict[str, int]:
        found = {}
        for user, addresses in (
            (coby, ("", "klaar/", "reporters/", "aantallen/")),
            (fons.user, ("../klussen/",)),
        ):
            client.force_login(user)
            found |= {path: queries_of(client, urljoin(DESK, path)) for path in addresses}
        client.force_login(robin)
        return found | {"admin": queries_of(client, "/beheer/klussen/")}

    with time_machine.travel(tuesday_morning, tick=False):
        more(1)
        few = counted()
        more(4)
        assert counted() == few
