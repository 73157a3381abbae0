"""A whole street answers in the same moment."""

from uuid import uuid4

import pytest

from mijnbuurt.core import clock
from tests.factories.users import UserFactory
from tests.intake.test_races import at_once
from wijken.photocare import sessions
from wijken.photocare.models import ConsentAnswer

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("committed_db")]


def test_everybody_gets_another_number() -> None:
    user, now = UserFactory(), clock.now()
    session = sessions.open_session("Feest", user=user, now=now)
    said = sessions.Said(agrees=True)

    def answer(number: int) -> None:
        sessions.answer_on_paper(session, said, key=uuid4(), user=user, now=now)

    at_once(answer, times=12)
    numbers = ConsentAnswer.objects.values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, 13))
