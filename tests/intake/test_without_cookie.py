"""Public forms set no cookie, so they must not need one: Django's check is on, as in real life."""

import pytest
from django.test import Client
from django.utils import timezone

from mijnbuurt.intake import tokens
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import WijkFactory

pytestmark = pytest.mark.django_db


def receipt() -> str:
    return tokens.write_receipt("idea", IdeaFactory().key, timezone.now())


def addresses() -> list[str]:
    wijk = WijkFactory(slug="de-hoek")
    return [
        "/wijken/vinden/",
        "/initiatieven/indienen/",
        f"/initiatieven/indienen/ontvangen/{receipt()}/",
        "/initiatieven/indienen/inbedden/",
        f"/initiatieven/indienen/inbedden/ontvangen/{receipt()}/",
        "/contact/schrijven/",
        f"/wijken/{wijk.slug}/contact/",
    ]


def test_no_form_asks_for_a_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    answers = {address: client.post(address, {"text": "x"}).status_code for address in addresses()}
    assert 403 not in answers.values(), answers
    assert not client.cookies
