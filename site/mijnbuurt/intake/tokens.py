"""Signed notes that stand in for a cookie: one in every form, one in the address afterwards."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

FORM_AGE = timedelta(hours=24)
RECEIPT_AGE = timedelta(hours=24)
MIN_SECONDS = 3


@dataclass(frozen=True)
class FormToken:
    """What an empty form carries: the key of the record to come, and when it was shown.

    `again`: the form was shown before, so a quick tap is that of a person.
    """

    key: uuid.UUID
    issued_at: datetime
    again: bool = False

    def is_expired(self, now: datetime) -> bool:
        return now - self.issued_at > FORM_AGE

    def is_too_quick(self, now: datetime) -> bool:
        return not self.again and now - self.issued_at < timedelta(seconds=MIN_SECONDS)


def new_form(now: datetime) -> FormToken:
    return FormToken(uuid.uuid4(), now)


def write_form(name: str, token: FormToken) -> str:
    payload = {"k": token.key.hex, "t": token.issued_at.timestamp(), "a": token.again}
    return signing.Signer(salt=f"intake.form.{name}").sign_object(payload)


def read_form(name: str, text: str) -> FormToken | None:
    """The token of a form called `name`, or None when it is missing, forged or of another form."""
    payload = read(f"intake.form.{name}", text)
    if payload is None:
        return None
    return FormToken(uuid.UUID(payload["k"]), moment(payload["t"]), bool(payload["a"]))


def write_receipt(name: str, key: uuid.UUID, now: datetime) -> str:
    """The part of the address of the page "ontvangen" that cannot be guessed."""
    payload = {"k": key.hex, "t": int(now.timestamp())}
    return signing.Signer(salt=f"intake.receipt.{name}").sign_object(payload)


def read_receipt(name: str, text: str, now: datetime) -> tuple[uuid.UUID | None, bool]:
    """The key of the record, and whether the address has expired. No key: it was never ours."""
    payload = read(f"intake.receipt.{name}", text)
    if payload is None:
        return None, False
    return uuid.UUID(payload["k"]), now - moment(payload["t"]) > RECEIPT_AGE


def write_photo(photo: uuid.UUID) -> str:
    return signing.Signer(salt="intake.photo").sign_object({"p": photo.hex})


def read_photo(text: str) -> uuid.UUID | None:
    payload = read("intake.photo", text)
    return uuid.UUID(payload["p"]) if payload else None


def read(salt: str, text: str) -> dict | None:
    try:
        return signing.Signer(salt=salt).unsign_object(text)
    except (signing.BadSignature, ValueError):
        return None


def moment(timestamp: float) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)
