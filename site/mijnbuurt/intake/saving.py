"""One record, however often it is sent."""

from typing import TypeVar

from django.db import IntegrityError, transaction

from .models import Submission, new_reference

Record = TypeVar("Record", bound=Submission)
TRIES = 5


def save_once(record: Record) -> tuple[Record, bool]:
    """Save a new record, or find the one with the same key. Second value: whether it is new.

    Call it inside a transaction. Thirty at once end with one row and thirty times that row.
    """
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                record.save(force_insert=True)
            return record, True
        except IntegrityError:
            existing = type(record)._default_manager.filter(key=record.key).first()
            if existing is not None:
                return existing, False
            record.code = new_reference()
    raise RuntimeError("No free reference number found")
