"""The form of an offered activity, as a browser posts it."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.intake.posting import form_token

PATH = "/agenda/aanmelden/"


def filled(**changes: Any) -> dict[str, Any]:
    """A complete form; the day is far ahead."""
    return {
        "title": "Samen soep koken",
        "text": "Wij koken een grote pan soep.",
        "day": "2099-12-01",
        "how_often": "",
        "starts": "10:00",
        "ends": "12:00",
        "where": "Molenhuis",
        "wijk": "molenveld",
        "audience": "everyone",
        "free": "unknown",
        "price_text": "",
        "name": "Truus Geheim",
        "email": "truus@example.org",
        "phone": "06 12 34 56 78",
        "language": "nl",
        **changes,
    }


def send(client: Client, **changes: Any) -> HttpResponse:
    return client.post(PATH, {"token": form_token("offer"), **filled(**changes)})
