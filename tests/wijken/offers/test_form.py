"""Offering an activity: one page, without an account, that becomes one private record."""

import re
from datetime import date, time

import pytest
from django.test import Client

from mijnbuurt.core.clock import now
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.intake.tokens import write_receipt
from tests.factories.offers import OfferFactory
from tests.factories.pages import PlaceFactory, WijkFactory
from tests.intake.posting import form_token
from wijken.activities.models import Activity
from wijken.areas.models import Wijk
from wijken.offers.models import Offer

from .posting import PATH, filled, send

pytestmark = pytest.mark.django_db


def test_an_offer_reaches_the_editors_of_its_wijk_and_is_confirmed(
    client: Client, wijk: Wijk, editor, settings
) -> None:
    settings.WORK_MAIL = "at_once"
    sent = send(client)
    offer = Offer.objects.get()
    assert (offer.wijk, offer.day, offer.starts) == (wijk, date(2099, 12, 1), time(10))
    assert (offer.state, offer.outcome, offer.free) == ("new", "", "unknown")
    received = client.get(sent["Location"])
    assert offer.reference in received.content.decode()
    assert received.headers["Cache-Control"] == "no-store"
    assert not received.cookies
    to_editor = OutgoingMail.objects.get(to=[editor.email])
    assert f"/beheer/aangemeld/nummer/{offer.code}/" in to_editor.body
    assert "Geheim" not in to_editor.body
    assert "truus@" not in to_editor.body
    confirmed = OutgoingMail.objects.get(to=["truus@example.org"])
    assert offer.reference in confirmed.body
    assert "/agenda/aanmelden/wijzigen/" in confirmed.body
    assert "soep" not in confirmed.body
    assert not Activity.objects.exists()


def test_an_editor_without_mail_at_once_finds_it_in_the_work(
    client: Client, wijk: Wijk, editor, settings
) -> None:
    settings.WORK_MAIL = "daily"
    send(client)
    assert not OutgoingMail.objects.filter(to=[editor.email]).exists()
    client.force_login(editor)
    page = client.get("/beheer/").content.decode()
    assert "Samen soep koken" in page
    assert "beslissen" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Schrijf op hoe de activiteit heet"),
        ("text", " ", "Schrijf in een paar zinnen op"),
        ("day", "", "Kies een dag"),
        ("day", "morgen", "Vul een datum in, zoals 5-12-2026."),
        ("day", "2020-01-01", "Deze dag is al voorbij"),
        ("starts", "", "Vul in hoe laat het begint"),
        ("starts", "99", "Vul een tijd in, zoals 10.00."),
        ("ends", "10:00", "dezelfde tijd als het begin"),
        ("where", "", "Schrijf op waar het is"),
        ("audience", "iedereen", "Kies voor wie het is"),
        ("free", "", "Kies wat het kost"),
        ("name", "", "Vul uw naam in"),
        ("email", "truus@", "Dit e-mailadres klopt niet"),
        ("phone", "12345", "Dit telefoonnummer klopt niet"),
        ("title", "x" * 81, "Deze tekst is te lang"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, wijk: Wijk, field: str, value: str, sentence: str
) -> None:
    shown = send(client, **{field: value})
    page = shown.content.decode()
    assert shown.status_code == 200
    assert sentence in page
    assert not Offer.objects.exists()
    kept = {"title": "Samen soep koken", "where": "Molenhuis", "name": "Truus Geheim"}
    assert all(typed in page for name, typed in kept.items() if name != field)


def test_a_name_needs_a_way_to_answer(client: Client, wijk: Wijk) -> None:
    page = send(client, email="", phone="").content.decode()
    assert "Vul een e-mailadres of een telefoonnummer in" in page
    send(client, email="")
    offer = Offer.objects.get()
    assert (offer.answer_way, offer.phone) == ("phone", "06 12 34 56 78")
    assert not OutgoingMail.objects.filter(body__contains="wijzigen").exists()


def test_a_price_that_is_not_known_is_never_free(client: Client, wijk: Wijk) -> None:
    send(client, price_text="2 euro")
    offer = Offer.objects.get()
    assert (offer.free, offer.price_text, offer.cost) == ("unknown", "", "Nog niet bekend")
    page = send(client, free="no").content.decode()
    assert "Vul in hoeveel het kost" in page


@pytest.mark.parametrize("typed", ["10:00", "10.00", "10"])
def test_times_are_read_as_people_type_them(client: Client, wijk: Wijk, typed: str) -> None:
    send(client, starts=typed)
    assert Offer.objects.get().starts == time(10)


def test_every_tuesday_in_words(client: Client, wijk: Wijk) -> None:
    send(client, day="", how_often="Elke dinsdag", starts="", ends="")
    offer = Offer.objects.get()
    assert (offer.day, offer.how_often, offer.when) == (None, "Elke dinsdag", "Elke dinsdag")


def test_the_wijk_follows_from_a_known_place(client: Client, wijk: Wijk) -> None:
    place = PlaceFactory(in_wijk=wijk, title="Molenhuis")
    WijkFactory(slug="elders")
    send(client, where="molenhuis", wijk="elders")
    offer = Offer.objects.get()
    assert (offer.place, offer.wijk) == (place, wijk)


def test_the_wijk_is_asked_only_when_it_is_in_doubt(client: Client, wijk: Wijk) -> None:
    fields = filled(where="ergens")
    del fields["wijk"]
    page = client.post(PATH, {"token": form_token("offer"), **fields}).content.decode()
    assert "Kies de wijk. Weet u het niet?" in page
    send(client, where="ergens", wijk="")
    assert Offer.objects.get().wijk is None


def test_the_agenda_of_a_wijk_leads_to_the_form_with_that_wijk(client: Client, wijk: Wijk) -> None:
    page = client.get("/wijken/molenveld/agenda/").content.decode()
    month = client.get(f"/wijken/molenveld/agenda/{now():%Y}/{now().month}/").content.decode()
    assert "/agenda/aanmelden/?wijk=molenveld" in month
    link = re.search(r'href="(/agenda/aanmelden/[^"]*)"', page)
    assert link
    assert '<option value="molenveld" selected>' in client.get(link[1]).content.decode()
    assert 'href="/agenda/aanmelden/"' in client.get("/agenda/").content.decode()


def test_a_double_tap_gives_one_offer(client: Client, wijk: Wijk) -> None:
    fields = {"token": form_token("offer"), **filled()}
    first, second = (client.post(PATH, fields) for _tap in range(2))
    assert first.status_code == second.status_code == 302
    assert Offer.objects.count() == 1
    changed = client.post(PATH, {**fields, "title": "Iets anders"}).content.decode()
    assert "Wij hebben dit al van u ontvangen" in changed
    assert "Iets anders" in changed


def test_forged_fields_are_ignored(client: Client, wijk: Wijk) -> None:
    send(client, outcome="approved", state="closed", code="ABCDEFGH", turn="9", activity="1")
    offer = Offer.objects.get()
    assert (offer.outcome, offer.state, offer.turn, offer.activity) == ("", "new", 0, None)
    assert offer.code != "ABCDEFGH"


def test_a_robot_and_a_strange_site_leave_nothing(client: Client, wijk: Wijk) -> None:
    send(client, website="http://spam.example")
    client.post(PATH, {"token": form_token("offer"), **filled()}, headers={"Origin": "http://x.y"})
    client.post(PATH, {"token": form_token("idea"), **filled()})
    assert not Offer.objects.exists()


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_the_form_is_there_in_every_language_without_a_cookie(
    client: Client, wijk: Wijk, prefix: str
) -> None:
    shown = client.get(f"{prefix}{PATH}?wijk=%27&waar=%3Cb%3E")
    assert shown.status_code == 200
    assert not shown.cookies
    assert "<b>" not in shown.content.decode()


def test_hostile_words_are_escaped_on_the_page_afterwards(client: Client, wijk: Wijk) -> None:
    offer = OfferFactory(wijk=wijk, where="<script>x</script>")
    address = f"{PATH}ontvangen/{write_receipt('offer', offer.key, now())}/"
    page = client.get(address).content.decode()
    assert "<script>x" not in page
    assert client.get(f"{PATH}ontvangen/onzin/").status_code == 404
