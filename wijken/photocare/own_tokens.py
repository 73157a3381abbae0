"""The address under which someone who answered sees the photos and takes the answer back."""

import uuid
from datetime import datetime, timedelta

from mijnbuurt.intake import tokens

NAME = "consent.own"
#: As easy to take back as to give, for as long as anyone would keep a link.
AGE = timedelta(days=3 * 365)


def write(key: uuid.UUID, now: datetime) -> str:
    return tokens.write_receipt(NAME, key, now)


def read(text: str, now: datetime) -> uuid.UUID | None:
    """The key of the answer; None for an address that was changed or is too old."""
    payload = tokens.read(f"intake.receipt.{NAME}", text)
    if payload is None or now - tokens.moment(payload["t"]) > AGE:
        return None
    return uuid.UUID(payload["k"])
