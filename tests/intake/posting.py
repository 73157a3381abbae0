"""Filled-in forms, as a browser posts them."""

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from mijnbuurt.intake import tokens

IDEA_PATH = "/initiatieven/indienen/"
CONTACT_PATH = "/contact/schrijven/"


def form_token(
    name: str = "idea",
    seconds_ago: float = 30,
    key: uuid.UUID | None = None,
    again: bool = False,
    now: datetime | None = None,
) -> str:
    """The token of a form that was opened a while ago."""
    issued = (now or timezone.now()) - timedelta(seconds=seconds_ago)
    return tokens.write_form(name, tokens.FormToken(key or uuid.uuid4(), issued, again))


def answers(form: str = "idea", **changes: Any) -> dict[str, Any]:
    """A complete form of someone who wants a call."""
    return {
        "token": form_token(form),
        "text": "Een bankje bij de vijver",
        "answer_way": "phone",
        "phone": "06-12345678",
        "language": "nl",
        **changes,
    }


def send_idea(client: Client, **changes: Any) -> HttpResponse:
    return client.post(IDEA_PATH, answers(**changes))


def token_in(response: HttpResponse) -> str:
    """The token in the form that came back."""
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert found, "There is no form in this page"
    return found[1]
