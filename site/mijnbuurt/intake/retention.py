"""What the nightly clock removes. See RETENTION_DAYS in the settings."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log

from . import limits, photos
from .models import AnswerableSubmission, Submission

FORGOTTEN = "intake.forgotten"


def days(name: str, default: int) -> timedelta:
    return timedelta(days=settings.RETENTION_DAYS.get(name, default))


def remove_handled(model: type[Submission], period: timedelta, now: datetime) -> int:
    """Delete records that were dealt with longer ago than `period`."""
    late = model._default_manager.filter(handled_at__lt=now - period)
    with transaction.atomic():
        gone = [log(record, FORGOTTEN, deleted=True) for record in late]
        late.delete()
    return len(gone)


def forget_people(record: AnswerableSubmission, also: tuple[str, ...] = ()) -> None:
    """Empty what says who sent a record; the bare record stays for the counts."""
    for name in (*record.PERSONAL_FIELDS, *also):
        setattr(record, name, "")
    record.save(update_fields=[*record.PERSONAL_FIELDS, *also])
    log(record, FORGOTTEN)


def forget_intake(now: datetime) -> None:
    """Counts and photos that nobody waits for any more."""
    limits.forget_old(now)
    photos.forget_old(now)
