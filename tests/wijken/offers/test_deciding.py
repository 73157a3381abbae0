"""What editors do with an offer: a draft, online at once, or a reason why not."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.users.models import User
from tests.factories.offers import OfferFactory
from tests.factories.pages import PlaceFactory, WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.activities.models import Activity
from wijken.areas.models import Wijk
from wijken.contact.steps import NotPossible, Step
from wijken.offers import transitions
from wijken.offers.models import Offer
from wijken.offers.retention import remove_old

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PERSON = ("Truus", "Geheim", "truus@", "06 12 34 56 78")


@pytest.fixture
def offer(wijk: Wijk) -> Offer:
    made: Offer = OfferFactory(
        wijk=wijk,
        title="Samen soep koken",
        text="Kom eten.\n\nBel mij op 06 12 34 56 78.",
        day=date(2099, 12, 1),
        how_often="",
        phone="06 12 34 56 78",
    )
    return made


def step(offer: Offer, user: User) -> Step:
    return Step(user, NOW, offer.stamp, uuid.uuid4())


def post(client: Client, offer: Offer, name: str, **values: object):
    fields = {"key": uuid.uuid4(), "seen_as": offer.stamp, **values}
    return client.post(reverse(f"offer:{name}", args=[offer.pk]), fields)


def letters() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=["truus@example.org"]))


def test_a_draft_is_filled_in_and_tells_nobody_yet(client, offer, editor, wijk) -> None:
    client.force_login(editor)
    post(client, offer, "in-de-agenda", title="Soep koken", kind="food")
    page = Activity.objects.get()
    assert page.get_parent().get_parent().pk == page_of(wijk).pk
    assert (page.live, page.title, page.kind, page.home_wijk) == (False, "Soep koken", "food", wijk)
    assert (page.first_date, page.starts, page.free) == (offer.day, offer.starts, "unknown")
    assert page.place_words == "Het pleintje"
    offer.refresh_from_db()
    assert (offer.activity, offer.outcome, offer.task) == (page, "", "publiceren")
    assert letters() == []
    assert not any(word in str(page.body) + page.organiser + page.title for word in PERSON)


def test_publishing_the_draft_tells_what_was_changed(offer, editor) -> None:
    place = PlaceFactory(in_wijk=offer.wijk, title="Molenhuis")
    transitions.approve(offer, step(offer, editor), title=offer.title, kind="food")
    page = Activity.objects.get()
    page.title, page.venue, page.free = "Soepdag", place, "yes"
    page.save_revision(user=editor).publish(user=editor)
    offer.refresh_from_db()
    assert (offer.outcome, offer.state, offer.handled_at is None) == ("changed", "closed", False)
    [letter] = letters()
    for words in ("De naam is nu: Soepdag.", "De plek is nu: Molenhuis.", "nu: Gratis."):
        assert words in letter.body
    assert "Dag en tijd zijn nu" not in letter.body
    assert "tekst anders" not in letter.body
    assert page.url in letter.body
    page.save_revision(user=editor).publish(user=editor)
    assert len(letters()) == 1
    entry = ModelLogEntry.objects.get(action="offers.published")
    assert entry.user == editor


def test_online_at_once_without_a_change(client, wijk, editor) -> None:
    offer = OfferFactory(wijk=wijk, title="Soep", text="Kom eten.")
    client.force_login(editor)
    for _tap in range(2):
        post(client, offer, "in-de-agenda", title="Soep", kind="food", publish="on")
    page = Activity.objects.get()
    assert page.live
    assert page.repeat_text == "Elke dinsdag"
    offer.refresh_from_db()
    assert offer.outcome == "approved"
    [letter] = letters()
    assert "staat in de agenda" in letter.subject
    assert "gewijzigd" not in letter.body
    shown = client.get(page.url).content.decode()
    assert not any(word in shown for word in PERSON)
    assert "Niet bekend" in shown


def test_the_mail_comes_in_the_language_that_was_asked(wijk, editor) -> None:
    offer = OfferFactory(wijk=wijk, title="Soep", text="Kom eten.", language="en")
    transitions.approve(offer, step(offer, editor), title="Soup", kind="food", publish=True)
    [letter] = letters()
    assert "The name is now: Soup." in letter.body
    assert "/en/agenda/aanmelden/wijzigen/" in letter.body


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "Vraag naar Truus Geheim."}, "In de tekst staat nog wie dit aanmeldde"),
        ({"how_often": "soms", "day": None}, "De site kan dag en tijd niet lezen"),
        ({"day": date(2099, 12, 1), "how_often": "om de week"}, "dag en tijd niet lezen"),
    ],
)
def test_what_needs_a_look_does_not_go_online_at_once(
    client, wijk, editor, fields, sentence
) -> None:
    offer = OfferFactory(wijk=wijk, **fields)
    client.force_login(editor)
    shown = post(client, offer, "in-de-agenda", title="Mijn titel", kind="food", publish="on")
    assert sentence in shown.content.decode()
    assert 'value="Mijn titel"' in shown.content.decode()
    assert not Activity.objects.exists()


def test_the_gate_refuses_and_leaves_nothing(client, offer, editor, monkeypatch) -> None:
    monkeypatch.setattr(Activity, "publication_obstacles", lambda self: ["Er ontbreekt iets."])
    client.force_login(editor)
    shown = post(client, offer, "in-de-agenda", title="Soep", kind="food", publish="on")
    assert "Er ontbreekt iets." in shown.content.decode()
    assert not Activity.objects.exists()
    offer.refresh_from_db()
    assert (offer.activity, offer.turn) == (None, 0)


def test_declining_needs_a_reason_that_goes_to_the_sender(client, offer, editor) -> None:
    client.force_login(editor)
    shown = post(client, offer, "afwijzen", text=" ")
    assert "Schrijf op waarom het niet in de agenda komt" in shown.content.decode()
    post(client, offer, "afwijzen", text="Het is reclame.")
    offer.refresh_from_db()
    assert (offer.outcome, offer.state) == ("declined", "closed")
    [letter] = letters()
    assert "Het is reclame." in letter.body
    entry = ModelLogEntry.objects.get(action="offers.declined")
    assert "reclame" not in str(entry.data)
    assert entry.user == editor


def test_who_gave_only_a_number_is_still_to_be_called(client, wijk, editor) -> None:
    offer = OfferFactory(wijk=wijk, email="", phone="06 12 34 56 78", answer_way=AnswerWay.PHONE)
    transitions.decline(offer, "Het is vol.", step(offer, editor))
    offer.refresh_from_db()
    assert (offer.state, offer.task) == ("seen", "bellen")
    client.force_login(editor)
    post(client, offer, "gedaan", text="Verteld.", outcome="done")
    offer.refresh_from_db()
    assert (offer.state, offer.task) == ("closed", "")


def test_a_question_by_mail_decides_nothing(client, offer, editor) -> None:
    client.force_login(editor)
    post(client, offer, "antwoord", text="Hoe laat begint het?")
    offer.refresh_from_db()
    assert (offer.state, offer.task, offer.handled_at) == ("answered", "beslissen", None)


def test_an_old_screen_decides_nothing(client, offer, editor) -> None:
    old = offer.stamp
    transitions.decline(offer, "Vol.", step(offer, editor))
    client.force_login(editor)
    shown = post(client, offer, "in-de-agenda", title="Toch", kind="food", seen_as=old)
    assert "Een collega was u voor" in shown.content.decode()
    assert not Activity.objects.exists()
    offer.refresh_from_db()
    with pytest.raises(NotPossible):
        transitions.approve(offer, step(offer, editor), title="Toch", kind="food")


def test_editors_of_another_wijk_and_residents_see_nothing(client, offer) -> None:
    stranger = UserFactory(groups=[WijkFactory().group])
    with pytest.raises(PermissionDenied):
        transitions.decline(offer, "Nee", step(offer, stranger))
    client.force_login(stranger)
    assert client.get(reverse("offer:inspect", args=[offer.pk])).status_code == 404
    assert post(client, offer, "afwijzen", text="Nee").status_code == 404
    assert post(client, offer, "in-de-agenda", title="x", kind="food").status_code == 404
    assert offer.code not in client.get(reverse("offer:index")).content.decode()


def test_a_draft_that_was_thrown_away_can_be_made_again(offer, editor) -> None:
    transitions.approve(offer, step(offer, editor), title="Soep", kind="food")
    Activity.objects.get().delete()
    offer.refresh_from_db()
    assert (offer.activity, offer.task) == (None, "beslissen")
    transitions.approve(offer, step(offer, editor), title="Soep", kind="food")


def test_an_offer_goes_when_its_time_is_over_and_its_page_stays(offer, editor, settings) -> None:
    transitions.approve(offer, step(offer, editor), title="Soep", kind="food")
    Activity.objects.get().get_latest_revision().publish(user=editor)
    handled = Offer.objects.get().handled_at
    remove_old(handled + timedelta(days=180))
    assert Offer.objects.exists()
    remove_old(handled + timedelta(days=180, seconds=1))
    assert not Offer.objects.exists()
    assert Activity.objects.exists()


def test_an_offer_without_a_wijk_is_for_the_whole_city(editor) -> None:
    offer = OfferFactory(wijk=None)
    with pytest.raises(PermissionDenied):
        transitions.decline(offer, "Nee", step(offer, editor))
    chief = UserFactory(is_superuser=True)
    transitions.approve(offer, step(offer, chief), title="Soep", kind="food")
    assert Activity.objects.get().home_wijk is None
