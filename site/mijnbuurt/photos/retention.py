"""What the nightly clock removes of photos."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from wagtail.models import UploadedFile

from .models import Consent

WAITING = timedelta(days=1)


def forget_uploads(now: datetime) -> int:
    """Remove files that wait for the rest of a form which nobody filled in; returns how many.

    Wagtail's upload of several files keeps them as they came, with the place where they were made.
    """
    count = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if storage.exists(name) and storage.get_modified_time(name) > now - WAITING:
            continue
        upload.delete()
        storage.delete(name)
        count += 1
    return count


def forget_consents(now: datetime) -> int:
    """Remove what people said about photos that are gone for a year, or (sooner) what was never
    linked to a photo; returns how many."""
    loose = Consent.objects.filter(photos=None)
    loose.filter(unused_since=None).update(unused_since=now)
    Consent.objects.exclude(photos=None).exclude(unused_since=None).update(unused_since=None)
    count = 0
    for name, default, was_used in (("consent", 365, True), ("consent_unused", 90, False)):
        period = timedelta(days=settings.RETENTION_DAYS.get(name, default))
        for consent in loose.filter(was_used=was_used, unused_since__lte=now - period):
            forget_consent(consent)
            count += 1
    return count


@transaction.atomic
def forget_consent(consent: Consent) -> None:
    """Delete a consent with its evidence."""
    storage, name = consent.evidence.storage, consent.evidence.name
    consent.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
