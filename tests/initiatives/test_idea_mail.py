"""Who hears of an idea, and what the mails do not say."""

import pytest
from django.test import Client

from initiatives.models import Idea
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import IDEA_PATH, answers, send_idea
from wijken.areas.models import Wijk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld", aliases=["'t Veld"]).pk


def test_the_editors_of_the_wijk_hear_of_it_without_personal_data(client, wijk) -> None:
    editor = UserFactory(groups=[wijk.group])
    UserFactory(groups=[wijk.group], is_active=False)
    UserFactory(groups=[WijkFactory().group])
    text = "Bel Geheim op 06-99887766 of mail geheim@example.org, want het veldje is zo kaal"
    send_idea(client, wijk="molenveld", text=text, name="Piet Geheim", where="Geheimstraat 1")
    idea = Idea.objects.get()
    letter = OutgoingMail.objects.get()
    assert letter.to == [editor.email]
    assert letter.subject == f"Nieuw idee in Molenveld: MBA-{idea.code}"
    assert f"http://testserver/beheer/ideeen/nummer/{idea.code}/" in letter.body
    assert "Bel Geheim op" in letter.body
    for secret in ("99887766", "geheim@", "Piet", "Geheimstraat", "12 34 56 78"):
        assert secret not in letter.body + letter.html
    assert f"/{idea.pk}/" not in letter.body


def test_a_wijk_without_editors_mails_the_citywide_ones(client: Client, wijk: Wijk) -> None:
    from django.contrib.auth.models import Group

    citywide = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    send_idea(client, wijk="molenveld")
    assert OutgoingMail.objects.get().to == [citywide.email]


def test_who_left_a_mail_address_gets_a_confirmation_with_our_words_only(client, wijk) -> None:
    send_idea(
        client,
        answer_way="mail",
        email="bewoner@example.org",
        text="KOOP NU http://spam.example",
        name="KOOP NU",
        where="KOOP NU",
        wijk="molenveld",
    )
    letter = OutgoingMail.objects.get()
    assert letter.to == ["bewoner@example.org"]
    assert f"MBA-{Idea.objects.get().code}" in letter.subject
    assert "Molenveld" in letter.body
    assert "KOOP" not in letter.subject + letter.body
    assert "spam" not in letter.body


@pytest.mark.parametrize("way", ["phone", "letter", "visit"])
def test_who_left_none_gets_none(client: Client, way: str) -> None:
    send_idea(client, answer_way=way, email="niet@example.org", postal_address="Straat 1")
    assert not OutgoingMail.objects.exists()


def test_nobody_can_fill_a_strangers_inbox(client: Client) -> None:
    for number in range(5):
        sent = client.post(
            IDEA_PATH,
            answers(answer_way="mail", email="Stranger@example.org"),
            REMOTE_ADDR=f"192.0.2.{number}",
        )
        assert sent.status_code == 302
    assert Idea.objects.count() == 5
    assert OutgoingMail.objects.count() == 3


def test_a_second_tap_sends_no_second_mail(client: Client) -> None:
    form = answers(answer_way="mail", email="bewoner@example.org")
    for _tap in range(3):
        client.post(IDEA_PATH, form)
    assert OutgoingMail.objects.count() == 1
