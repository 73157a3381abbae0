"""The contact form of a wijk and of the whole city."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import CONTACT_PATH, answers, token_in
from wijken.areas.models import Wijk
from wijken.contact.models import ContactMessage
from wijken.contact.retention import remove_old
from wijken.contact.transitions import move

pytestmark = pytest.mark.django_db
WIJK_PATH = "/wijken/molenveld/contact/"


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld").pk


def test_the_form_of_a_wijk_names_the_wijk(client: Client, wijk: Wijk) -> None:
    response = client.get(WIJK_PATH)
    page = response.content.decode()
    assert "Schrijf aan Molenveld" in page
    assert 'data-kleur="indigo"' in page
    assert not response.cookies


def test_a_wijk_that_does_not_exist_has_no_form(client: Client) -> None:
    assert client.get("/wijken/nergens/contact/").status_code == 404
    assert client.post("/wijken/nergens/contact/", answers("contact")).status_code == 404


def test_a_message_reaches_the_inbox_of_its_wijk(client: Client, wijk: Wijk) -> None:
    editor = UserFactory(groups=[wijk.group])
    received = client.post(
        WIJK_PATH, answers("contact", text="De lamp is stuk", name="Geheim"), follow=True
    )
    message = ContactMessage.objects.get()
    assert message.wijk == wijk
    assert message.reference in received.content.decode()
    letter = OutgoingMail.objects.get()
    assert letter.to == [editor.email]
    assert "De lamp is stuk" in letter.body
    assert f"/beheer/berichten/nummer/{message.code}/" in letter.body
    assert "Geheim" not in letter.body
    client.force_login(editor)
    assert (
        "De lamp is stuk"
        in client.get(reverse("contactmessage:inspect", args=[message.pk])).content.decode()
    )


def test_the_wijk_is_that_of_the_address_whatever_is_posted(client: Client, wijk: Wijk) -> None:
    other = WijkFactory()
    client.post(WIJK_PATH, answers("contact", wijk=other.slug, wijk_id=other.pk, state="closed"))
    message = ContactMessage.objects.get()
    assert (message.wijk, message.state) == (wijk, "new")


def test_a_message_to_the_city_is_for_the_citywide_editors(client: Client, wijk: Wijk) -> None:
    citywide = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    client.post(CONTACT_PATH, answers("contact"))
    message = ContactMessage.objects.get()
    assert message.wijk is None
    assert OutgoingMail.objects.get().to == [citywide.email]
    client.force_login(UserFactory(groups=[wijk.group]))
    assert client.get(reverse("contactmessage:inspect", args=[message.pk])).status_code == 404
    assert message.code not in client.get("/beheer/berichten/").content.decode()


def test_a_confirmation_goes_out_in_the_chosen_language(client: Client) -> None:
    posted = answers("contact", answer_way="mail", email="bewoner@example.org", text="SPAM")
    client.post(CONTACT_PATH, posted)
    letter = OutgoingMail.objects.get()
    assert ContactMessage.objects.get().reference in letter.subject
    assert "SPAM" not in letter.body


def test_everything_typed_is_kept_and_hostile_text_is_inert(client: Client) -> None:
    shown = client.post(CONTACT_PATH, answers("contact", text=HOSTILE, phone=""))
    page = shown.content.decode()
    assert "Vul uw telefoonnummer in" in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    sent = client.post(CONTACT_PATH, answers("contact", token=token_in(shown), text=HOSTILE))
    assert sent.status_code == 302
    assert ContactMessage.objects.get().text == HOSTILE


def test_a_token_of_the_idea_form_is_no_good_here(client: Client) -> None:
    shown = client.post(CONTACT_PATH, answers("idea"))
    assert shown.status_code == 200
    assert not ContactMessage.objects.exists()


def test_a_double_tap_is_one_message(client: Client, wijk: Wijk) -> None:
    form = answers("contact")
    for _tap in range(3):
        assert client.post(WIJK_PATH, form).status_code == 302
    assert ContactMessage.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(179, 1), (181, 0)])
def test_messages_go_some_time_after_the_answer(wijk: Wijk, days: int, left: int) -> None:
    message = ContactMessage.objects.create(text="x", answer_way="visit", wijk=wijk)
    ContactMessage.objects.create(text="niet beantwoord", answer_way="visit")
    editor, now = UserFactory(groups=[wijk.group]), timezone.now()
    move(message, InboxState.ANSWERED, seen_as="new", user=editor, now=now - timedelta(days=days))
    remove_old(now)
    assert ContactMessage.objects.filter(pk=message.pk).count() == left
    assert ContactMessage.objects.filter(text="niet beantwoord").exists()
