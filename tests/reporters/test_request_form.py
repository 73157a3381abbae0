"""Asking for a reporter: seven questions, no account, nothing lost."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from mijnbuurt.core.models import OutgoingMail
from reporters.assignments.models import Assignment
from tests.factories import HOSTILE
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.intake.posting import form_token, token_in
from wijken.areas.models import PostcodeRange

from .conftest import mails

pytestmark = pytest.mark.django_db
PATH = "/wijkreporters/aanvragen/"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), tick=False) as moment:
        yield moment


@pytest.fixture
def wijk():
    wijk = WijkFactory(slug="molenveld", name="Molenveld")
    PostcodeRange.objects.create(wijk=wijk, start="9404AA", end="9404ZZ")
    return wijk


def answers(**changes):
    return {
        "token": form_token("reporter"),
        "what": "De buren planten een boom",
        "when_text": "zaterdag 5 december om 14.00 uur",
        "where": "9404 AB",
        "wants": "photo",
        "name": "Anna",
        "reach": "anna@example.org",
        **changes,
    }


def test_fewer_than_eight_questions(client, wijk):
    page = BeautifulSoup(client.get(PATH).content, "html.parser")
    form = page.select_one("main form")
    asked = form.select("input:not([type=hidden]):not([type=radio]), textarea, select, fieldset")
    asked = [field for field in asked if field.get("name") != "website"]
    assert len(asked) == 7
    assert not client.cookies


def test_a_request_reaches_the_coordinator_and_is_confirmed(client, wijk, team):
    received = client.post(PATH, answers(), follow=True)
    job = Assignment.objects.get()
    page = received.content.decode()
    assert job.reference in page
    assert "Zaterdag 5 december 2026, 14.00\xa0uur" in page
    assert (job.wijk, job.state, job.via) == (wijk, "draft", "site")
    assert job.starts_at == datetime(2026, 12, 5, 13, 0, tzinfo=UTC)
    assert (job.wants_photo, job.wants_text) == (True, False)
    assert set(mails()) == {team.coby.email, "anna@example.org"}
    to_coby = OutgoingMail.objects.get(to=[team.coby.email])
    assert f"/reporter/coordinatie/{job.uuid}/" in to_coby.body
    assert "Anna" not in to_coby.body + to_coby.html
    assert "planten" not in OutgoingMail.objects.get(to=["anna@example.org"]).body


def test_a_double_tap_is_one_request(client, wijk, team):
    posted = answers()
    first, second = client.post(PATH, posted), client.post(PATH, posted)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Assignment.objects.count() == 1
    assert OutgoingMail.objects.count() == 2


def test_a_telephone_number_does_too(client, wijk):
    client.post(PATH, answers(reach="06-12345678"))
    job = Assignment.objects.get()
    assert (job.answer_way, job.phone, job.email) == ("phone", "06 12 34 56 78", "")


@pytest.mark.parametrize("reach", ["onzin", "06", "@", "a@b", "<script>"])
def test_what_is_neither_is_asked_again_and_all_is_kept(client, wijk, reach):
    shown = client.post(PATH, answers(reach=reach, what=HOSTILE, name=HOSTILE))
    page = shown.content.decode()
    assert "klopt niet" in page
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert") >= 2
    sent = client.post(PATH, answers(token=token_in(shown), what=HOSTILE))
    assert sent.status_code == 302
    assert Assignment.objects.get().what == HOSTILE


def test_a_known_place_gives_the_wijk(client, wijk):
    place = PlaceFactory(in_wijk=wijk, title="Het Dok")
    draft = PlaceFactory(in_wijk=wijk, title="Geheim", live=False)
    assert "Het Dok" in client.get(PATH).content.decode()
    assert draft.title not in client.get(PATH).content.decode()
    client.post(PATH, answers(where="het dok"))
    job = Assignment.objects.get()
    assert (job.place, job.wijk) == (place, wijk)


def test_the_wijk_is_asked_when_it_does_not_follow(client, wijk):
    shown = client.post(PATH, answers(where="Ergens"))
    assert "Kies de wijk" in shown.content.decode()
    assert Assignment.objects.count() == 0
    again = token_in(shown)
    client.post(PATH, answers(token=again, where="Ergens", wijk="molenveld"))
    assert Assignment.objects.get().wijk == wijk


def test_who_does_not_know_the_wijk_goes_on(client, wijk):
    client.post(PATH, answers(where="Ergens", wijk=""))
    assert Assignment.objects.get().wijk is None


def test_when_in_words_will_do(client, wijk):
    received = client.post(PATH, answers(when_text="Ergens in mei"), follow=True)
    job = Assignment.objects.get()
    assert (job.starts_at, job.when_text) == (None, "Ergens in mei")
    assert "Wij vragen u nog welke dag het wordt" in received.content.decode()


def test_a_day_that_is_over_is_asked_again(client, wijk):
    shown = client.post(PATH, answers(when_text="5 november 2025"))
    assert "al voorbij" in shown.content.decode()
    assert Assignment.objects.count() == 0


def test_what_reporters_do_not_do_gets_a_friendly_word_and_nothing_is_lost(client, wijk, team):
    shown = client.post(PATH, answers(wants="private", what="Mijn bruiloft " + HOSTILE, reach=""))
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "Daar komen onze reporters niet voor" in page
    assert "Mijn bruiloft" in page
    assert "zaterdag 5 december om 14.00 uur" in page
    assert "mb-errors" not in page
    assert Assignment.objects.count() == OutgoingMail.objects.count() == 0
    client.post(PATH, answers(token=token_in(shown)))
    assert Assignment.objects.count() == 1


def test_forged_fields_are_ignored(client, wijk):
    forged = {"state": "published", "claimed_by": "1", "noted_by": "1", "kind": "campaign"}
    client.post(PATH, answers(**forged, code="AAAAAAAA", handled_at="2020-01-01", via="beheer"))
    job = Assignment.objects.get()
    assert (job.state, job.claimed_by, job.noted_by, job.kind) == ("draft", None, None, "other")
    assert job.code != "AAAAAAAA"
    assert job.via == "site"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_answer_follows_in_the_language_of_the_page(client, wijk, language):
    client.post(f"/{language}{PATH}", answers(wants="both"))
    job = Assignment.objects.get()
    assert job.language == language
    assert "Dank u wel" not in OutgoingMail.objects.get(to=[job.email]).body


def test_the_receipt_of_another_form_is_no_receipt(client, wijk):
    client.post(PATH, answers())
    from mijnbuurt.intake import tokens

    receipt = tokens.write_receipt("idea", Assignment.objects.get().key, datetime.now(UTC))
    assert client.get(f"{PATH}ontvangen/{receipt}/").status_code == 404


def test_the_page_about_reporters_leads_to_the_form(client):
    page = BeautifulSoup(client.get("/wijkreporters/").content, "html.parser")
    assert page.select_one(f'main a[href="{PATH}"]')
