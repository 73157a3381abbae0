"""Many at once, on a real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from initiatives.models import Idea
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake import limits

from .posting import IDEA_PATH, answers

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("committed_db")]
MANY = 30


def at_once(work: Callable[[int], object], times: int = MANY) -> list:
    """Run `work` in so many threads, each with a connection of its own."""

    def run(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_thirty_taps_at_once_are_one_record_and_one_mail(client: Client) -> None:
    form = answers(answer_way="mail", email="bewoner@example.org")
    responses = at_once(lambda number: Client().post(IDEA_PATH, form))
    assert {response.status_code for response in responses} == {302}
    idea = Idea.objects.get()
    pages = [client.get(response["Location"]).content.decode() for response in responses]
    assert all(idea.reference in page for page in pages)
    assert OutgoingMail.objects.count() == 1


def test_of_thirty_different_ideas_at_once_five_are_taken(client: Client) -> None:
    forms = [answers(text=f"Idee {number}") for number in range(MANY)]
    responses = at_once(lambda number: Client().post(IDEA_PATH, forms[number]))
    statuses = sorted(response.status_code for response in responses)
    assert statuses == [302] * 5 + [429] * (MANY - 5)
    assert Idea.objects.count() == 5
    for number, response in enumerate(responses):
        assert response.status_code == 302 or f"Idee {number}" in response.content.decode()


def test_nobody_slips_through_a_limit(tuesday_morning) -> None:
    allowed = at_once(lambda number: limits.hit("x", 10, limits.HOUR, tuesday_morning))
    assert sum(allowed) == 10
