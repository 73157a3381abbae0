"""Fifty at once, on a real database."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from mijnbuurt.core.models import OutgoingMail
from tests.factories.pages import ActivityFactory
from tests.factories.signups import signed_up
from tests.intake.posting import form_token
from tests.intake.test_races import at_once
from wijken.activities.models import Activity
from wijken.signups.models import SignUp
from wijken.signups.transitions import cancel

from .conftest import filled

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("committed_db")]
FIFTY = 50
PLACES = 10


def activity_with(**fields) -> Activity:
    return ActivityFactory(slug="soep", sign_up_here=True, places=PLACES, **fields)


def post_all(forms: list[dict]) -> list:
    """Each from a connection of its own."""

    def post(number: int):
        own = Client(REMOTE_ADDR=f"10.0.0.{number + 1}")
        return own.post("/agenda/soep/meedoen/", forms[number])

    return at_once(post, len(forms))


@pytest.mark.parametrize("has_waiting_list", [True, False])
def test_fifty_at_once_for_ten_places(has_waiting_list: bool, tuesday_morning: datetime) -> None:
    with time_machine.travel(tuesday_morning, tick=False):
        activity_with(has_waiting_list=has_waiting_list)
        forms = [filled(email=f"p{number}@example.org") for number in range(FIFTY)]
        answers = post_all(forms)
    placed = SignUp.objects.filter(state="placed")
    assert placed.count() == PLACES
    taken = FIFTY if has_waiting_list else PLACES
    assert sum(answer.status_code == 302 for answer in answers) == taken
    assert SignUp.objects.count() == OutgoingMail.objects.count() == taken
    for answer in answers:
        assert answer.status_code == 302 or "vol" in answer.content.decode()


def test_the_same_form_fifty_times_is_one(tuesday_morning: datetime) -> None:
    with time_machine.travel(tuesday_morning, tick=False):
        activity_with()
        answers = post_all([filled(token=form_token("signup"))] * FIFTY)
    assert {answer.status_code for answer in answers} == {302}
    assert SignUp.objects.count() == 1


def test_ten_leave_while_ten_come(tuesday_morning: datetime) -> None:
    """Whatever the order, all ten places are taken and no more."""
    with time_machine.travel(tuesday_morning, tick=False):
        activity = activity_with()
        first = [signed_up(activity, email="") for _number in range(PLACES)]
        for _number in range(5):
            signed_up(activity, email="")

        def do(number: int) -> None:
            if number % 2:
                cancel(first[number // 2], tuesday_morning)
            else:
                signed_up(activity, email="", now=tuesday_morning)

        at_once(do, 2 * PLACES)
    assert SignUp.objects.filter(state="placed").count() == PLACES
    assert SignUp.objects.filter(state="waiting").count() == 5
