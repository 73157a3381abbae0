"""Complaints and repairs: recognised by whole words, answered with the right desk."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.intake.posting import CONTACT_PATH, answers, send_idea
from wijken.contact.models import ContactMessage, RepairDesk
from wijken.contact.repairs import desks_for, suggested_answer
from wijken.contact.words import mentions

LAMP = {"subject": "een lantaarn", "name": "gemeente, meldpunt", "phone": "14 000"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De lantaarn is stuk", True),
        ("LANTAARN!", True),
        ("lántaarn\nis stuk", True),
        ("de lantaarns", True),
        ("mijn lantaarnplant bloeit", False),
        ("de losse  Tegel, hier", True),
        ("losse grote tegel", False),
        ("", False),
        ("'; DROP TABLE \x00 ((", False),
    ],
)
def test_whole_words_whatever_their_capitals_and_accents(text: str, found: bool) -> None:
    assert mentions(text, ["Lantaarn", "lantaarns", "losse tegel", "", "!!"]) is found


@pytest.mark.django_db
def test_the_desk_of_the_own_wijk_comes_before_that_of_the_city() -> None:
    wijk, other = WijkFactory(name="Molenveld"), WijkFactory()
    city = RepairDesk.objects.create(words=["lantaarn"], **LAMP)
    own = RepairDesk.objects.create(words=["lantaarn"], wijk=wijk, **{**LAMP, "name": "eigen"})
    RepairDesk.objects.create(words=["lantaarn"], wijk=other, **{**LAMP, "subject": "anders"})
    message = ContactMessage(text="De lantaarn", answer_way="mail", language="nl", wijk=wijk)
    assert desks_for(message) == [own]
    message.wijk = None
    assert desks_for(message) == [city]
    assert "gemeente, meldpunt, 14 000" in suggested_answer(message, [city])
    message.text = "Wanneer is de koffie?"
    assert desks_for(message) == []
    assert suggested_answer(message, []) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["contact", "idea"])
def test_who_sends_a_complaint_reads_the_right_number_at_once(client: Client, form: str) -> None:
    desk = {**LAMP, "subject": f"een lamp {HOSTILE}", "url": "https://meldpunt.example.org/"}
    RepairDesk.objects.create(words=["lantaarn"], **desk)
    changes = {
        "text": "De lantaarn is stuk",
        "answer_way": "mail",
        "email": "bewoner@example.org",
        "phone": "",
    }
    if form == "idea":
        page = client.get(send_idea(client, **changes)["Location"]).content.decode()
    else:
        sent = client.post(CONTACT_PATH, answers("contact", **changes), follow=True)
        page = sent.content.decode()
    assert 'href="tel:14000"' in page
    assert "https://meldpunt.example.org/" in page
    assert "<script>alert" not in page
    letter = OutgoingMail.objects.get(to=["bewoner@example.org"])
    assert "gemeente, meldpunt, 14 000" in letter.body
    quiet = client.post(CONTACT_PATH, answers("contact", text="Koffie?"), follow=True)
    assert "14000" not in quiet.content.decode()


@pytest.mark.django_db
def test_the_lists_are_kept_by_citywide_editors_only(client: Client) -> None:
    client.force_login(UserFactory(groups=[WijkFactory().group]))
    for path in ("/beheer/loketten/", "/beheer/partners/"):
        assert client.get(path + "new/").status_code == 302
        assert client.post(path + "new/", {"name": "x"}).status_code == 302
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    bad = client.post("/beheer/loketten/new/", {"subject": "x", "name": "x", "words": "!!"})
    page = bad.content.decode()
    assert "zonder letters of cijfers" in page or "Anders helpt dit niemand" in page
    good = {"subject": "x", "name": "x", "words": "een woord\ntwee", "phone": "14 000"}
    assert client.post("/beheer/loketten/new/", good).status_code == 302
    assert RepairDesk.objects.get().words == ["een woord", "twee"]
    partner = {"name": "Partner", "email": "partner@example.org"}
    assert client.post("/beheer/partners/new/", partner).status_code == 302
    assert b"Partner" in client.get("/beheer/partners/").content
