"""What every public form promises, tried on the idea form."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from initiatives.models import Idea
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.models import REFERENCE_ALPHABET

from .posting import CONTACT_PATH, IDEA_PATH, answers, form_token, send_idea, token_in

pytestmark = pytest.mark.django_db
PATHS = [IDEA_PATH, f"{IDEA_PATH}inbedden/", CONTACT_PATH, "/en/initiatieven/indienen/"]


# Readers and cookies


@pytest.mark.parametrize("path", [*PATHS, "/initiatieven/inbedden/"])
def test_reading_a_form_sets_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", PATHS)
def test_a_form_is_never_kept_by_a_cache(client: Client, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"
    assert client.post(path, {}).headers["Cache-Control"] == "no-store"


def test_sending_works_with_csrf_checks_on_and_sets_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    sent = client.post(IDEA_PATH, answers(), headers={"Origin": "http://testserver"})
    assert sent.status_code == 302
    received = client.get(sent["Location"])
    assert received.status_code == 200
    assert received.headers["Cache-Control"] == "no-store"
    assert not client.cookies


@pytest.mark.parametrize("path", PATHS[:3])
def test_three_other_ways_stand_on_the_page(client: Client, path: str, phone: str) -> None:
    page = client.get(path).content.decode()
    assert phone in page
    assert "oop binnen" in page
    assert "Postbus 1" in page


@pytest.fixture
def phone() -> str:
    from mijnbuurt.core.models import SiteSettings

    settings = SiteSettings.load()
    settings.phone, settings.postal_address = "0592 00 00 00", "Postbus 1"
    settings.save()
    return settings.phone


# One record, with a number


def test_a_complete_form_is_one_record_with_a_number(client: Client) -> None:
    response = client.post(IDEA_PATH, answers(), follow=True)
    idea = Idea.objects.get()
    assert f"MBA-{idea.code}" in response.content.decode()
    assert len(idea.code) == 8
    assert set(idea.code) <= set(REFERENCE_ALPHABET)
    assert (idea.text, idea.phone, idea.state) == (
        "Een bankje bij de vijver",
        "06 12 34 56 78",
        "new",
    )


def test_a_double_tap_gives_one_record_and_the_same_page(client: Client) -> None:
    form = answers()
    pages = [client.post(IDEA_PATH, form, follow=True) for _tap in range(3)]
    idea = Idea.objects.get()
    assert all(f"MBA-{idea.code}" in page.content.decode() for page in pages)


def test_a_double_tap_does_not_count_for_the_limit(client: Client) -> None:
    form = answers()
    statuses = [client.post(IDEA_PATH, form).status_code for _tap in range(10)]
    assert statuses == [302] * 10


def test_a_changed_form_that_was_sent_before_loses_nothing(client: Client) -> None:
    key = uuid.uuid4()
    send_idea(client, token=form_token(key=key))
    again = send_idea(client, token=form_token(key=key), text="Toch liever een boom")
    page = again.content.decode()
    assert Idea.objects.count() == 1
    assert Idea.objects.get().reference in page
    assert "Toch liever een boom" in page
    assert send_idea(client, token=token_in(again), text="Toch liever een boom").status_code == 302
    assert Idea.objects.count() == 2


def test_forged_fields_are_ignored(client: Client) -> None:
    forged = {
        "id": "77",
        "pk": "77",
        "state": "closed",
        "code": "AAAAAAAA",
        "key": str(uuid.UUID(int=7)),
        "created_at": "2001-01-01",
        "handled_at": "2001-01-01",
        "via": "desk",
        "wijk": "bestaat-niet",
        "wijk_id": "1",
        "photo_id": "1",
        "more_why": "daarom",
        "approved": "1",
    }
    assert send_idea(client, **forged).status_code == 302
    idea = Idea.objects.get()
    assert idea.pk != 77
    assert (idea.state, idea.via, idea.wijk, idea.photo, idea.more_why) == (
        "new",
        "site",
        None,
        None,
        "",
    )
    assert idea.code != "AAAAAAAA"
    assert idea.key.int != 7
    assert idea.created_at > timezone.now() - timedelta(minutes=1)
    assert idea.handled_at is None


# Robots, quick people, old pages


def test_a_quick_person_taps_once_more(client: Client) -> None:
    shown = send_idea(client, token=form_token(seconds_ago=1))
    assert "Een bankje bij de vijver" in shown.content.decode()
    assert not Idea.objects.exists()
    assert send_idea(client, token=token_in(shown)).status_code == 302
    assert Idea.objects.count() == 1


def test_a_robot_in_the_trap_leaves_nothing_and_a_person_taps_once_more(client: Client) -> None:
    shown = send_idea(client, website="https://spam.example")
    page = shown.content.decode()
    assert not Idea.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert "spam.example" not in page
    assert "Een bankje bij de vijver" in page
    assert send_idea(client, token=token_in(shown)).status_code == 302


OTHER_TOKENS = {
    "missing": lambda: "",
    "nonsense": lambda: "nonsense",
    "nul": lambda: "\x00",
    "of another form": lambda: form_token("contact"),
    "of yesterday": lambda: form_token(seconds_ago=25 * 3600),
}


@pytest.mark.parametrize("kind", OTHER_TOKENS)
def test_an_old_or_foreign_token_keeps_everything_and_asks_one_tap(client, kind: str) -> None:
    token = OTHER_TOKENS[kind]()
    shown = send_idea(client, token=token, where="Hoek van de straat", name="Jolande")
    page = shown.content.decode()
    assert shown.status_code == 200
    assert not Idea.objects.exists()
    assert "stond lang open" in page
    for typed in ("Een bankje bij de vijver", "Hoek van de straat", "Jolande", "06-12345678"):
        assert typed in page
    assert send_idea(client, token=token_in(shown)).status_code == 302


def test_an_expired_form_keeps_its_key(client: Client) -> None:
    key = uuid.uuid4()
    shown = send_idea(client, token=form_token(seconds_ago=25 * 3600, key=key))
    send_idea(client, token=token_in(shown))
    assert Idea.objects.get().key == key


# Floods


def test_the_sixth_in_ten_minutes_is_asked_to_wait_and_keeps_its_text(client, phone) -> None:
    for number in range(5):
        assert send_idea(client, text=f"Idee {number}").status_code == 302
    sixth = send_idea(client, text="Het zesde idee", where="Aan de vaart")
    page = sixth.content.decode()
    assert sixth.status_code == 429
    assert int(sixth.headers["Retry-After"]) == 600
    for words in ("Het zesde idee", "Aan de vaart", "Wacht tien minuten", phone, "oop binnen"):
        assert words in page
    assert Idea.objects.count() == 5


def test_another_connection_is_not_held_up(client: Client) -> None:
    for number in range(6):
        send_idea(client, text=f"Idee {number}")
    other = client.post(IDEA_PATH, answers(), REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 302


def test_mistakes_do_not_count_as_sent(client: Client) -> None:
    for _time in range(8):
        assert send_idea(client, text="").status_code == 200
    assert send_idea(client).status_code == 302


def test_a_machine_that_posts_without_end_is_stopped_before_any_work(client: Client) -> None:
    statuses = {client.post(IDEA_PATH, {"text": "x"}).status_code for _time in range(60)}
    assert statuses == {200}
    stopped = client.post(IDEA_PATH, {"text": "mijn woorden"})
    assert stopped.status_code == 429
    assert "mijn woorden" in stopped.content.decode()


# Foreign pages


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_foreign_page_is_refused_politely(client: Client, origin: str) -> None:
    refused = client.post(IDEA_PATH, answers(), headers={"Origin": origin})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert not Idea.objects.exists()
    assert "Een bankje bij de vijver" in page
    assert send_idea(client, token=token_in(refused)).status_code == 302


@override_settings(EMBED_ORIGINS=["https://vereniging.example"])
def test_a_partner_may_post_to_the_framed_form_only(client: Client) -> None:
    headers = {"Origin": "https://vereniging.example"}
    assert client.post(IDEA_PATH, answers(), headers=headers).status_code == 403
    framed = client.post(f"{IDEA_PATH}inbedden/", answers(), headers=headers)
    assert framed.status_code == 302
    assert Idea.objects.get().via == "partner"
