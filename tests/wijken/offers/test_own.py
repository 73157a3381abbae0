"""Changing and withdrawing by the mailed link."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from mijnbuurt.core.models import OutgoingMail
from tests.factories.offers import OfferFactory
from tests.factories.pages import ActivityFactory, WijkFactory
from wijken.areas.models import Wijk
from wijken.offers.models import Offer
from wijken.offers.tokens import own_address

from .posting import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(wijk: Wijk) -> Offer:
    made: Offer = OfferFactory(wijk=wijk)
    return made


def link(offer: Offer, age: timedelta = timedelta()) -> str:
    return urlsplit(own_address(offer, timezone.now() - age)).path


def change(client: Client, offer: Offer, **fields: object):
    return client.post(link(offer), {"seen": offer.stamp, **filled(**fields)})


def test_the_sender_changes_an_offer(client: Client, offer: Offer, editor, settings) -> None:
    settings.WORK_MAIL = "at_once"
    shown = client.get(link(offer))
    assert shown.status_code == 200
    assert "Het pleintje" in shown.content.decode()
    assert not shown.cookies
    saved = change(client, offer, title="Soep en brood")
    assert saved.status_code == 302
    offer.refresh_from_db()
    assert (offer.title, offer.state, offer.turn) == ("Soep en brood", "new", 1)
    assert "bewaard" in client.get(saved["Location"]).content.decode()
    assert "gewijzigd" in OutgoingMail.objects.get(to=[editor.email]).subject
    entry = ModelLogEntry.objects.get(action="offers.edited")
    assert "brood" not in str(entry.data)


def test_opening_the_link_changes_nothing(client: Client, offer: Offer) -> None:
    before = Offer.objects.values().get()
    client.get(f"{link(offer)}?doe=intrekken")
    client.head(link(offer))
    assert Offer.objects.values().get() == before


def test_a_double_tap_changes_once(client: Client, offer: Offer) -> None:
    fields = {"seen": offer.stamp, **filled()}
    first, second = (client.post(link(offer), fields) for _tap in range(2))
    assert first.status_code == second.status_code == 302
    offer.refresh_from_db()
    assert offer.turn == 1
    assert ModelLogEntry.objects.filter(action="offers.edited").count() == 1


def test_a_stale_form_is_refused_with_what_was_typed(client: Client, offer: Offer) -> None:
    change(client, offer, title="Eerste")
    shown = change(client, offer, title="Tweede")
    page = shown.content.decode()
    assert "Dit is intussen gewijzigd" in page
    assert 'value="Tweede"' in page
    offer.refresh_from_db()
    assert offer.title == "Eerste"
    assert f'name="seen" value="{offer.stamp}"' in page


def test_wrong_answers_are_kept_beside_their_sentence(client: Client, offer: Offer) -> None:
    page = change(client, offer, title="", text="Nieuwe woorden").content.decode()
    assert "Schrijf op hoe de activiteit heet" in page
    assert "Nieuwe woorden" in page


def test_once_an_editor_works_on_it_the_words_stay_and_are_kept(client, offer, wijk) -> None:
    Offer.objects.update(activity=ActivityFactory(in_wijk=wijk, live=False))
    page = change(client, offer, title="Te laat").content.decode()
    assert "Wij zijn al met uw activiteit bezig" in page
    assert 'value="Te laat"' in page
    assert Offer.objects.get().title != "Te laat"


def test_another_place_gives_it_to_other_editors(client, offer, settings) -> None:
    settings.WORK_MAIL = "at_once"
    other = WijkFactory(slug="elders")
    change(client, offer, wijk="elders", where="ergens")
    offer.refresh_from_db()
    assert (offer.wijk, offer.owner) == (other, None)


def test_the_sender_withdraws_an_offer(client: Client, offer: Offer) -> None:
    for _tap in range(2):
        assert client.post(link(offer), {"doe": "intrekken"}).status_code == 302
    offer.refresh_from_db()
    assert (offer.outcome, offer.state) == ("withdrawn", "closed")
    assert offer.handled_at
    assert ModelLogEntry.objects.filter(action="offers.withdrawn").count() == 1
    page = client.get(link(offer)).content.decode()
    assert "U trok deze activiteit in" in page
    assert "Bewaren" not in page
    assert change(client, offer, title="Toch").status_code == 200
    assert Offer.objects.get().title == offer.title


def test_what_is_in_the_agenda_waits_for_an_editor_when_withdrawn(client, offer, wijk) -> None:
    activity = ActivityFactory(in_wijk=wijk)
    Offer.objects.update(activity=activity, outcome="approved", state="closed")
    client.post(link(offer), {"doe": "intrekken"})
    offer.refresh_from_db()
    assert (offer.outcome, offer.state) == ("withdrawn", "new")
    assert offer.task == "uit de agenda halen"
    activity.refresh_from_db()
    assert activity.live


def test_a_link_expires(client: Client, offer: Offer, settings) -> None:
    settings.OFFER_LINK_DAYS = 60
    old = link(offer, timedelta(days=60, minutes=1))
    assert client.get(link(offer, timedelta(days=60) - timedelta(minutes=1))).status_code == 200
    shown = client.get(old)
    assert shown.status_code == 410
    assert "truus" not in shown.content.decode()
    assert client.post(old, {"doe": "intrekken"}).status_code == 410
    assert not Offer.objects.get().outcome


def test_only_the_whole_link_works(client: Client, offer: Offer) -> None:
    for path in (link(offer)[:-2] + "/", "/agenda/aanmelden/wijzigen/onzin/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"doe": "intrekken"}).status_code == 404
    address = link(offer)
    shown = client.post(address, {"doe": "intrekken"}, headers={"Origin": "http://elders.example"})
    assert shown.status_code == 403
    assert not Offer.objects.get().outcome
