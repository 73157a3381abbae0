"""The signed link in a mail by which a reporter answers without logging in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

from .models import Offer

SALT = "reporters.answer"


def write_answer(offer: Offer, now: datetime) -> str:
    """Asking again makes a new link; the older one stays good for its own time."""
    payload = {"o": offer.uuid.hex, "t": int(now.timestamp())}
    return signing.Signer(salt=SALT).sign_object(payload)


def read_answer(text: str, now: datetime) -> tuple[UUID | None, bool]:
    """The offer of a link, and whether the link has expired. No offer: it was never ours."""
    try:
        payload = signing.Signer(salt=SALT).unsign_object(text)
    except (signing.BadSignature, ValueError):
        return None, False
    age = now - datetime.fromtimestamp(payload["t"], UTC)
    return UUID(payload["o"]), age > timedelta(days=settings.REPORTER_LINK_DAYS)
