"""Consent of the people in the photos of a story, asked on the spot."""

import uuid
from datetime import datetime

from django.db import transaction

from reporters.models import Reporter
from reporters.stories.models import Story
from wijken.photocare import sessions

from .steps import lock, note_change


@transaction.atomic
def open_consent(story: Story, reporter: Reporter, now: datetime) -> Story:
    """Make the code that people scan. Of a story that has one that still runs nothing changes."""
    locked = lock(story, reporter)
    running = locked.consent_session
    if running is None or not running.is_open(now):
        locked.consent_session = sessions.open_session(
            str(locked)[:100], user=reporter.user, now=now, wijk=locked.wijk
        )
        locked.save(update_fields=["consent_session"])
    return locked


@transaction.atomic
def drop_card(story: Story, reporter: Reporter, key: uuid.UUID, now: datetime) -> None:
    """A photo of somebody's card: nothing of it is kept."""
    locked = lock(story, reporter)
    row = locked.photos.filter(key=key).select_related("photo").first()
    if row is not None:
        sessions.drop_card(row.photo, user=reporter.user)
        locked.refresh_from_db()
        note_change(locked, now)
