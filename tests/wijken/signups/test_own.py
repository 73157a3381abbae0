"""Signing off by the mailed link, and who moves up."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from mijnbuurt.core.models import OutgoingMail
from tests.factories.signups import signed_up
from tests.reading import Reading
from wijken.signups.models import SignUp
from wijken.signups.tokens import own_address

pytestmark = pytest.mark.django_db
OFF = {"doe": "afmelden"}


def link(record: SignUp) -> str:
    return urlsplit(own_address(record, timezone.now())).path


def test_only_a_post_signs_off_and_a_second_time_says_so(client: Client, activity) -> None:
    record = signed_up(activity)
    path = link(record)
    page = Reading.of(client, path)
    assert "U hebt een plek." in page.text and not page.response.cookies
    assert page.response["Cache-Control"] == "no-store"
    client.get(f"{path}?doe=afmelden")
    client.head(path)
    record.refresh_from_db()
    assert record.state == "placed"
    assert client.post(path, {}).status_code == 400
    done = client.post(path, OFF)
    assert "U bent afgemeld. Dank u wel" in Reading.of(client, done["Location"]).text
    again = client.post(path, OFF)
    assert "U was al afgemeld" in Reading.of(client, again["Location"]).text
    record.refresh_from_db()
    assert record.state == "cancelled"
    assert OutgoingMail.objects.filter(subject__contains="afgemeld").count() == 1


def test_a_forged_or_late_link_does_nothing(client: Client, activity, frozen) -> None:
    record = signed_up(activity)
    path = link(record)
    for forged in (f"{path[:-2]}x/", "/agenda/meedoen/afmelden/x/"):
        assert client.get(forged).status_code == client.post(forged, OFF).status_code == 404
    frozen.move_to(record.starts_at)
    assert "Het is al begonnen" in Reading(client.post(path, OFF)).text
    frozen.move_to(record.ends_at)
    assert client.post(path, OFF).status_code == 410
    assert "voorbij" in client.get(path).content.decode()
    record.refresh_from_db()
    assert record.state == "placed"


def test_a_post_from_elsewhere_does_nothing(client: Client, activity) -> None:
    record = signed_up(activity)
    answer = client.post(link(record), OFF, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    record.refresh_from_db()
    assert record.state == "placed"


def test_the_first_that_fits_moves_up(client: Client, activity) -> None:
    first = signed_up(activity, people=1)
    signed_up(activity, people=1)
    pair = signed_up(activity, people=2, email="paar@example.org")
    single = signed_up(activity, people=1, email="een@example.org")
    last = signed_up(activity, people=1, email="laatste@example.org")
    OutgoingMail.objects.all().delete()
    client.post(link(first), OFF)
    for record, state in ((pair, "waiting"), (single, "placed"), (last, "waiting")):
        record.refresh_from_db()
        assert record.state == state
    assert pair.place_in_line == 1 and last.place_in_line == 2
    mail = OutgoingMail.objects.get(to=["een@example.org"])
    assert "Er is een plek voor u" in mail.subject and link(single) in mail.body
    assert not OutgoingMail.objects.filter(to=["paar@example.org"]).exists()


def test_who_left_no_mail_is_to_be_called(client: Client, activity) -> None:
    first = signed_up(activity, people=2)
    waiting = signed_up(activity, email="", phone="0123 45 67 89")
    client.post(link(first), OFF)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.to_call) == ("placed", "place")
    assert waiting.to_call_since == timezone.now()


def test_nobody_moves_up_once_it_began(activity, frozen) -> None:
    from wijken.signups import transitions

    first = signed_up(activity, people=2)
    waiting = signed_up(activity)
    transitions.cancel(first, first.starts_at - timedelta(seconds=1))
    waiting.refresh_from_db()
    assert waiting.state == "placed"
    later = signed_up(activity, people=2)
    assert later.state == "waiting"


def test_more_places_let_people_move_up(activity) -> None:
    signed_up(activity, people=2)
    waiting = [signed_up(activity), signed_up(activity, people=2)]
    activity.places = 4
    activity.save_revision().publish()
    for record, state in zip(waiting, ("placed", "waiting"), strict=True):
        record.refresh_from_db()
        assert record.state == state
    activity.places = None
    activity.save_revision().publish()
    assert not SignUp.objects.filter(state="waiting").exists()


def test_fewer_places_take_none_away(activity) -> None:
    record = signed_up(activity, people=2)
    activity.places = 1
    activity.save_revision().publish()
    record.refresh_from_db()
    assert record.state == "placed"
