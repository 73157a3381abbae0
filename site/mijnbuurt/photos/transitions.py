"""Decisions about a photo that people take. Going public is none of them: see `uses`."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from mijnbuurt.users.models import User

from .enums import PhotoState
from .models import Photo


@transaction.atomic
def takedown(photo: Photo, user: User | None, now: datetime, reason: str = "") -> None:
    """Nobody sees this photo any more, whichever pages use it. Its original is kept, unserved.

    Doing it again changes nothing. `photo` is up to date afterwards. Whether `user` may do this
    is for the caller to check.
    """
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    if stored.state != PhotoState.TAKEN_DOWN:
        before = stored.state
        Photo.objects.filter(pk=photo.pk).update(state=PhotoState.TAKEN_DOWN, taken_down_at=now)
        stored.renditions.all().delete()
        log(
            stored,
            "photos.takedown",
            user=user,
            timestamp=now,
            data={"reason": reason, "before": before},
        )
    photo.refresh_from_db(fields=["state", "taken_down_at"])
