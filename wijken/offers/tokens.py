"""The address in mails by which a resident changes or withdraws an offer."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from mijnbuurt.core.addresses import absolute
from mijnbuurt.intake import tokens

from .models import Offer

NAME = "offer.own"


def own_address(offer: Offer, now: datetime) -> str:
    """In the language of the answer. A later mail brings a newer one, the older stays good."""
    with translation.override(offer.language):
        token = tokens.write_receipt(NAME, offer.key, now)
        return absolute(reverse("offers:own", args=[token]))


def read(text: str, now: datetime) -> tuple[Offer | None, bool]:
    """The offer of an address, and whether the address has expired. No offer: never ours."""
    payload = tokens.read(f"intake.receipt.{NAME}", text)
    if payload is None:
        return None, False
    age = now - tokens.moment(payload["t"])
    found = Offer.objects.select_related("wijk", "place", "activity").filter(key=payload["k"])
    return found.first(), age > timedelta(days=settings.OFFER_LINK_DAYS)
