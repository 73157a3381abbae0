"""The address in mails by which somebody signs off."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation

from mijnbuurt.core.addresses import absolute
from mijnbuurt.intake import tokens

from .models import SignUp

NAME = "signup.own"


def own_address(record: SignUp, now: datetime) -> str:
    """In the language of the answer."""
    with translation.override(record.language):
        token = tokens.write_receipt(NAME, record.key, now)
        return absolute(reverse("signups:own", args=[token]))


def read(text: str, now: datetime) -> tuple[SignUp | None, bool]:
    """The sign-up of an address, and whether the address has expired: it is good until the date
    is over, whenever that has become. No sign-up: it was never ours."""
    payload = tokens.read(f"intake.receipt.{NAME}", text)
    if payload is None:
        return None, False
    found = SignUp.objects.select_related("wijk", "activity").filter(key=payload["k"]).first()
    return found, found is not None and found.ends_at <= now
