"""The page after sending, and what one may tell there."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from initiatives.models import Idea
from mijnbuurt.intake import tokens
from tests.factories import HOSTILE
from tests.factories.initiatives import IdeaFactory

pytestmark = pytest.mark.django_db


def address(idea: Idea, form: str = "idea") -> str:
    receipt = tokens.write_receipt(form, idea.key, timezone.now())
    return f"/initiatieven/indienen/ontvangen/{receipt}/"


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ("phone", "bellen u"),
        ("mail", "mailen u"),
        ("letter", "sturen u een brief"),
        ("visit", "noem dit nummer"),
    ],
)
def test_it_says_the_number_and_what_happens_next(client: Client, way, sentence) -> None:
    idea = IdeaFactory(answer_way=way)
    page = client.get(address(idea)).content.decode()
    assert idea.reference in page
    assert sentence in page
    assert "Wilt u meer vertellen?" in page


def test_it_shows_nothing_of_the_person(client: Client) -> None:
    idea = IdeaFactory(text="MIJN-IDEE", name="MIJN-NAAM", where="MIJN-PLEK")
    page = client.get(address(idea)).content.decode()
    assert "MIJN-" not in page
    assert "12 34 56 78" not in page


def test_more_is_added_to_the_same_record(client: Client) -> None:
    idea = IdeaFactory()
    url = address(idea)
    more = {"more_why": "Voor de buren", "more_who": "", "more_need": "Verf\x00"}
    saved = client.post(url, more, follow=True)
    idea.refresh_from_db()
    assert (idea.more_why, idea.more_who, idea.more_need) == ("Voor de buren", "", "Verf")
    assert "Dank u wel" in saved.content.decode()
    assert "Voor de buren" in client.get(url).content.decode()
    client.post(url, {"more_why": "", "more_who": "Met Ans"})
    idea.refresh_from_db()
    assert (idea.more_why, idea.more_who) == ("Voor de buren", "Met Ans")
    assert Idea.objects.count() == 1


def test_nothing_but_the_three_answers_can_be_changed(client: Client) -> None:
    idea = IdeaFactory(text="blijft")
    client.post(address(idea), {"text": "anders", "state": "closed", "name": "x", "wijk": "1"})
    after = Idea.objects.get()
    assert (after.text, after.state, after.name) == ("blijft", "new", idea.name)


def test_reading_changes_nothing(client: Client) -> None:
    idea = IdeaFactory()
    client.get(f"{address(idea)}?more_why=x&bewaard=1")
    assert Idea.objects.get().more_why == ""


def test_a_text_that_is_too_long_is_kept_in_the_page(client: Client) -> None:
    page = client.post(address(IdeaFactory()), {"more_why": "€" * 2001}).content.decode()
    assert "2001 tekens" in page
    assert "€" * 2001 in page


def test_hostile_answers_are_inert(client: Client) -> None:
    idea = IdeaFactory()
    url = address(idea)
    client.post(url, {"more_why": HOSTILE})
    assert "<script>alert" not in client.get(url).content.decode()


def test_a_foreign_page_cannot_add_anything(client: Client) -> None:
    url = address(IdeaFactory())
    refused = client.post(url, {"more_why": "vreemd"}, headers={"Origin": "https://evil.example"})
    assert refused.status_code == 403
    assert "vreemd" in refused.content.decode()
    assert Idea.objects.get().more_why == ""


def test_after_a_day_it_shows_nothing_and_takes_nothing_but_keeps_what_was_typed(client) -> None:
    idea = IdeaFactory()
    url = address(idea)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        shown = client.get(url)
        posted = client.post(url, {"more_why": "te laat getypt"})
    assert shown.status_code == posted.status_code == 410
    assert idea.code not in shown.content.decode()
    assert "te laat getypt" in posted.content.decode()
    assert Idea.objects.get().more_why == ""


def test_a_closed_idea_takes_nothing_more(client: Client) -> None:
    idea = IdeaFactory(state="closed", handled_at=timezone.now())
    page = client.post(address(idea), {"more_why": "nog iets"}).content.decode()
    assert "al afgerond" in page
    assert "nog iets" in page
    assert Idea.objects.get().more_why == ""


@pytest.mark.parametrize("receipt", ["x", "a:b", "%00", "é", "1", "MBA-AAAAAAAA", "x" * 3000])
def test_addresses_cannot_be_guessed(client: Client, receipt: str) -> None:
    IdeaFactory()
    path = f"/initiatieven/indienen/ontvangen/{receipt}/"
    assert client.get(path).status_code in (400, 404)
    assert client.post(path, {"more_why": "x"}).status_code in (400, 404)


def test_a_receipt_of_another_form_opens_nothing(client: Client) -> None:
    assert client.get(address(IdeaFactory(), form="contact")).status_code == 404


def test_two_at_once_do_not_lose_each_others_answers(client: Client) -> None:
    from initiatives.transitions import add_more

    one, other = Idea.objects.get(pk=IdeaFactory().pk), Idea.objects.get()
    add_more(one, {"more_why": "waarom"})
    add_more(other, {"more_who": "wie"})
    after = Idea.objects.get()
    assert (after.more_why, after.more_who) == ("waarom", "wie")
