"""A message as a case: owner, notes, one answer, another wijk, a copy to a partner."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User
from tests.factories import HOSTILE
from tests.factories.pages import WijkFactory
from tests.factories.users import UserFactory
from tests.reading import said
from wijken.areas.models import Wijk
from wijken.contact import transitions
from wijken.contact.case_forms import CASE_FORMS
from wijken.contact.models import CaseEntry, ContactMessage, Partner, RepairDesk
from wijken.contact.retention import remove_old
from wijken.contact.transitions import NotPossible, Step

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SENDER = {"name": "Piet Geheim", "email": "piet@example.org"}


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld").pk


@pytest.fixture
def editor(wijk: Wijk) -> User:
    return UserFactory(groups=[wijk.group], first_name="Jo", last_name="Jansen")


@pytest.fixture
def colleague(wijk: Wijk) -> User:
    return UserFactory(groups=[wijk.group])


def message(wijk: Wijk | None, way: str = "mail", **fields: object) -> ContactMessage:
    values = {"text": f"Vraag {HOSTILE}", "answer_way": way, "wijk": wijk, **SENDER, **fields}
    return ContactMessage.objects.create(**values)


def step(record: ContactMessage, user: User) -> Step:
    return Step(user, NOW, record.stamp, uuid.uuid4())


def address(record: ContactMessage, name: str) -> str:
    return reverse(f"contactmessage:{name}", args=[record.pk])


def form(record: ContactMessage, **values: object) -> dict[str, object]:
    return {"key": uuid.uuid4(), "seen_as": record.stamp, **values}


def actions(record: ContactMessage) -> list[str]:
    entries = registry.get_logs_for_instance(record).order_by("timestamp", "pk")
    return [entry.action for entry in entries]


# Who


def test_of_another_wijk_no_address_exists(client: Client, wijk: Wijk, editor: User) -> None:
    other = WijkFactory()
    foreign = message(other, text="NIET-VOOR-U")
    Partner.objects.create(name="Partner", email="partner@example.org")
    client.force_login(editor)
    wijk_values = {"wijk": wijk.slug, "owner": editor.uuid, "outcome": "done", "to": "seen"}
    for name in ("inspect", "state", *CASE_FORMS):
        for answer in (
            client.get(address(foreign, name)),
            client.post(address(foreign, name), form(foreign, text="x", **wijk_values)),
        ):
            # The state takes a POST alone
            assert answer.status_code in (404, 405), name
            assert "NIET-VOOR-U" not in answer.content.decode()
    for act in (
        lambda by: transitions.give(foreign, editor, by),
        lambda by: transitions.add_note(foreign, "x", by),
        lambda by: transitions.answer(foreign, "x", by),
        lambda by: transitions.hand_over(foreign, wijk, "x", by),
    ):
        with pytest.raises(PermissionDenied):
            act(step(foreign, editor))
    foreign.refresh_from_db()
    assert (foreign.state, foreign.turn, foreign.owner) == ("new", 0, None)
    assert not CaseEntry.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_someone_picks_it_up_and_gives_it_to_a_colleague(
    client: Client, wijk: Wijk, editor: User, colleague: User
) -> None:
    record = message(wijk)
    client.force_login(editor)
    page = client.get(address(record, "inspect")).content.decode()
    assert "Ik pak dit op" in page
    client.post(address(record, "oppakken"), form(record, owner=editor.uuid))
    record.refresh_from_db()
    assert (record.owner, record.state) == (editor, "seen")
    mine = client.get(reverse("contactmessage:index") + "?mine=on").content.decode()
    assert record.code in mine
    client.post(address(record, "oppakken"), form(record, owner=colleague.uuid))
    record.refresh_from_db()
    assert record.owner == colleague
    assert OutgoingMail.objects.get().to == [colleague.email]
    assert str(record.pk) not in OutgoingMail.objects.get().body.replace(record.code, "")
    stranger = UserFactory()
    with pytest.raises(ValidationError):
        transitions.give(record, stranger, step(record, editor))
    for forged in (stranger.uuid, "onzin", "1"):
        refused = client.post(address(record, "oppakken"), form(record, owner=forged))
        assert refused.status_code == 200
    record.refresh_from_db()
    assert record.owner == colleague
    assert (
        record.code not in client.get(reverse("contactmessage:index") + "?mine=on").content.decode()
    )
    assert actions(record) == ["inbox.given", "inbox.given"]


# Answering


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_an_answer_goes_out_once_with_number_and_name(
    client: Client, wijk: Wijk, editor: User, language: str
) -> None:
    record = message(wijk, language=language)
    client.force_login(editor)
    posted = form(record, text=f"Kom morgen langs.\n\nTot dan {HOSTILE}")
    for _tap in range(2):
        answered = client.post(address(record, "antwoord"), posted, follow=True)
    record.refresh_from_db()
    assert (record.state, record.owner, record.handled_at is not None) == ("answered", editor, True)
    letter = OutgoingMail.objects.get()
    assert letter.to == [SENDER["email"]]
    assert record.reference in letter.subject
    assert f"Tot dan {HOSTILE}" in letter.body
    assert "Jo Jansen" in letter.body
    assert "Piet Geheim" not in letter.body
    assert "<script>" not in letter.html
    assert f'lang="{language}"' in letter.html
    prefix = "" if language == "nl" else "/ar"
    assert f"http://testserver{prefix}/wijken/molenveld/contact/" in letter.body
    page = answered.content.decode()
    assert "Uw antwoord is onderweg" in page
    assert "<script>alert" not in page
    entry = record.entries.get()
    assert (entry.kind, entry.user, entry.text) == ("mail", editor, posted["text"])
    [logged] = registry.get_logs_for_instance(record)
    assert said(logged) == {"way": "mail"}


def test_of_two_colleagues_one_answers_and_nothing_typed_is_lost(
    client: Client, wijk: Wijk, editor: User, colleague: User
) -> None:
    record = message(wijk)
    late = form(record, text="MIJN-ANTWOORD")
    transitions.answer(record, "Het eerste", step(record, colleague))
    client.force_login(editor)
    page = client.post(address(record, "antwoord"), late).content.decode()
    assert "Een collega was u voor" in page
    assert "MIJN-ANTWOORD" in page
    assert "Het eerste" in page
    assert OutgoingMail.objects.count() == 1
    record.refresh_from_db()
    transitions.move(record, InboxState.SEEN, seen_as=record.stamp, user=colleague, now=NOW)
    again = client.post(address(record, "antwoord"), late)
    assert OutgoingMail.objects.count() == 1  # open again, but not as it was seen
    assert "MIJN-ANTWOORD" in again.content.decode()
    record.refresh_from_db()
    assert f'value="{record.stamp}"' in again.content.decode()
    client.post(address(record, "antwoord"), {**late, "seen_as": record.stamp})
    assert OutgoingMail.objects.count() == 2


def test_an_empty_or_endless_answer_is_refused_and_kept(client, wijk, editor) -> None:
    record = message(wijk)
    client.force_login(editor)
    page = client.post(address(record, "antwoord"), form(record, text=" \n ")).content.decode()
    assert "Schrijf eerst een antwoord" in page
    page = client.post(address(record, "antwoord"), form(record, text="ab" * 2001)).content.decode()
    assert "te lang" in page
    assert "abab" * 500 in page
    page = client.post(address(record, "antwoord"), {"text": "ZONDER-SLEUTEL"}).content.decode()
    assert "ZONDER-SLEUTEL" in page
    assert not OutgoingMail.objects.exists()
    assert client.get(address(record, "antwoord"))["Location"] == address(record, "inspect")
    record.refresh_from_db()
    assert (record.state, record.turn) == ("new", 0)


@pytest.mark.parametrize(
    ("way", "task", "kind"),
    [
        ("phone", "bellen", "call"),
        ("letter", "brief sturen", "letter"),
        ("visit", "komt langs", "visit"),
    ],
)
def test_who_asks_for_no_mail_is_a_task_and_gets_none(
    client: Client, wijk: Wijk, editor: User, way: str, task: str, kind: str
) -> None:
    record = message(wijk, way, phone="06 12 34 56 78")
    client.force_login(editor)
    assert task in client.get(address(record, "inspect")).content.decode()
    told = address(record, "gedaan")
    assert "Schrijf kort op" in client.post(told, form(record, outcome="done")).content.decode()
    tried = client.post(told, form(record, outcome="tried"))
    assert tried.status_code == (302 if way == "phone" else 200)
    assert client.post(told, form(record, outcome="gek", text="x")).status_code == 200
    record.refresh_from_db()
    assert record.is_open
    with pytest.raises(NotPossible):
        transitions.answer(record, "x", step(record, editor))
    posted = form(record, outcome="done", text="Komt dinsdag koffie drinken")
    for _tap in range(2):
        assert client.post(told, posted).status_code == 302
    record.refresh_from_db()
    assert (record.state, record.task) == ("answered", "")
    assert record.entries.filter(kind=kind).get().text == "Komt dinsdag koffie drinken"
    assert not OutgoingMail.objects.exists()


def test_a_complaint_has_its_answer_ready(client: Client, wijk: Wijk, editor: User) -> None:
    desk = {"subject": "een lantaarn", "name": "gemeente, meldpunt", "phone": "14 000"}
    RepairDesk.objects.create(words=["lantaarn"], **desk)
    record = message(wijk, text="De lantaarn is stuk")
    client.force_login(editor)
    page = client.get(address(record, "inspect")).content.decode()
    assert "Dit lijkt een melding over een lantaarn: gemeente, meldpunt, 14 000" in page
    assert "Dank u wel voor uw melding" in page
    kept = client.post(address(record, "antwoord"), form(record, text=""))
    assert "Dank u wel voor uw melding" not in kept.content.decode()


# Notes, another wijk, partners


def test_notes_are_added_and_never_too_late(client: Client, wijk: Wijk, editor: User) -> None:
    record = message(wijk)
    stale = form(record, text=f"NOTITIE {HOSTILE}")
    transitions.give(record, editor, step(record, editor))
    client.force_login(editor)
    for _tap in range(2):
        client.post(address(record, "notitie"), stale)
    note = record.entries.get()
    assert (note.kind, note.user) == ("note", editor)
    page = client.get(address(record, "inspect")).content.decode()
    assert "NOTITIE" in page
    assert "<script>alert" not in page
    entry = registry.get_logs_for_instance(record).get(action="inbox.noted")
    assert said(entry) == {}
    ContactMessage.objects.filter(pk=record.pk).update(text="")
    with pytest.raises(NotPossible):
        transitions.add_note(record, "te laat", step(record, editor))


def test_another_wijk_gets_it_and_the_old_one_loses_it(
    client: Client, wijk: Wijk, editor: User
) -> None:
    other = WijkFactory(name="Daarginds")
    theirs = UserFactory(groups=[other.group])
    record = message(wijk, owner=editor, state="seen")
    client.force_login(editor)
    hand_over = address(record, "overdragen")
    for wrong in (
        {"wijk": wijk.slug, "text": "x"},
        {"wijk": "nergens", "text": "x"},
        {"wijk": other.slug, "text": ""},
    ):
        assert client.post(hand_over, form(record, **wrong)).status_code == 200
    posted = form(record, wijk=other.slug, text="REDEN: het is daar")
    for _tap in range(2):
        sent = client.post(hand_over, posted)
        assert sent["Location"] == reverse("contactmessage:index")
    record.refresh_from_db()
    assert (record.wijk, record.owner, record.state) == (other, None, "new")
    assert client.get(address(record, "inspect")).status_code == 404
    assert record.code not in client.get(reverse("contactmessage:index")).content.decode()
    letter = OutgoingMail.objects.get()
    assert letter.to == [theirs.email]
    assert "REDEN" not in letter.body
    client.force_login(theirs)
    assert "REDEN" in client.get(address(record, "inspect")).content.decode()
    entry = registry.get_logs_for_instance(record).get()
    assert (entry.data["from"], entry.data["to"]) == ("Molenveld", "Daarginds")
    transitions.hand_over(record, None, "Voor de stad", step(record, theirs))
    record.refresh_from_db()
    assert record.wijk is None


def test_a_partner_gets_words_and_never_who_wrote_them(
    client: Client, wijk: Wijk, editor: User
) -> None:
    partner = Partner.objects.create(name="Groen", email="groen@example.org")
    foreign = Partner.objects.create(name="Elders", email="elders@example.org", wijk=WijkFactory())
    record = message(wijk, "phone", text="Boom om. Bel 06-12345678", phone="06 12 34 56 78")
    client.force_login(editor)
    page = client.get(address(record, "inspect")).content.decode()
    assert "Elders" not in page
    copy, good = (
        address(record, "kopie"),
        {"partner": partner.pk, "checked": "on", "text": "Boom om"},
    )
    for wrong in (
        {"partner": foreign.pk},
        {"partner": "x"},
        {"checked": ""},
        {"text": "Boom om, bel 0612345678"},
        {"text": "Boom om, zegt Piet geheim"},
        {"text": "mail Piet@example.org"},
    ):
        assert client.post(copy, form(record, **{**good, **wrong})).status_code == 200, wrong
    assert not OutgoingMail.objects.exists()
    posted = form(record, **good)
    for _tap in range(2):
        assert client.post(copy, posted).status_code == 302
    letter = OutgoingMail.objects.get()
    assert letter.to == ["groen@example.org"]
    assert "Boom om" in letter.body
    for secret in ("Geheim", "12 34 56 78", "piet@", "/beheer/"):
        assert secret not in letter.body + letter.html
    record.refresh_from_db()
    assert record.state == "new"
    entry = registry.get_logs_for_instance(record).get()
    assert said(entry) == {"partner": "Groen"}
    with pytest.raises(ValidationError):
        transitions.copy_to(record, foreign, "x", step(record, editor))


# The list, and the time to keep


def test_filters_show_own_cases_only(client: Client, wijk: Wijk, editor: User) -> None:
    other = message(WijkFactory(), text="ANDER")
    call, mail = message(wijk, "phone"), message(wijk, "mail", owner=editor, state="seen")
    done = message(wijk, state="answered")
    client.force_login(editor)
    index = reverse("contactmessage:index")
    for query, shown in {
        "state=new&state=seen": {call, mail},
        "answer_way=phone": {call},
        "mine=on": {mail},
        "owner=null": {call, done},
        f"owner={editor.pk}": {mail},
        f"wijk={wijk.pk}": {call, mail, done},
        "": {call, mail, done},
    }.items():
        page = client.get(f"{index}?{query}").content.decode()
        found = {record for record in (other, call, mail, done) if record.code in page}
        assert found == shown, query
    for nonsense in (f"wijk={other.wijk_id}", "owner=99999", "state=gek", "mine=\x00"):
        page = client.get(f"{index}?{nonsense}").content.decode()
        assert other.code not in page


def test_notes_and_answers_go_with_the_message(wijk: Wijk, editor: User) -> None:
    record = message(wijk)
    transitions.add_note(record, "GEPLANT", step(record, editor))
    long_ago = Step(editor, NOW - timedelta(days=181), record.stamp, uuid.uuid4())
    transitions.answer(record, "GEPLANT", long_ago)
    kept = message(wijk)
    transitions.add_note(kept, "blijft", step(kept, editor))
    remove_old(NOW)
    assert CaseEntry.objects.get().text == "blijft"
