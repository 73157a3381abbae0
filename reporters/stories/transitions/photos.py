"""Photos of a story: put with it, taken out."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mijnbuurt.photos import transitions as photos
from mijnbuurt.photos.blurring import Blurred, blurred_file
from mijnbuurt.photos.ingest import CleanPhoto
from mijnbuurt.photos.models import Photo
from reporters.models import Reporter
from reporters.stories import rules
from reporters.stories.enums import Reason
from reporters.stories.models import MOST_PHOTOS, Story, StoryPhoto

from .steps import NotPossible, check_writable, collection, lock, note_change, photo_title


def add_photo(
    story: Story, reporter: Reporter, key: uuid.UUID, clean: CleanPhoto, now: datetime
) -> StoryPhoto:
    """One photo more, once for each key. The file was read before: that takes a while, and no
    transaction waits for it."""
    with transaction.atomic():
        locked = lock(story, reporter)
        existing = locked.photos.filter(key=key).select_related("photo").first()
        if existing is not None:
            return existing
        check_room(locked)
        photo = Photo.objects.create(
            title=photo_title(locked),
            file=clean,
            collection=collection(locked),
            uploaded_by_user=reporter.user,
            credit=locked.photo_credit or reporter.byline,
        )
        position = max((row.position for row in locked.photos.all()), default=-1) + 1
        row = StoryPhoto.objects.create(story=locked, photo=photo, key=key, position=position)
        Story.objects.filter(pk=locked.pk).update(changed_at=now)
    return row


def check_room(story: Story) -> None:
    """Whether a photo may be added now. Raises NotPossible."""
    check_writable(story)
    if story.photos.count() >= MOST_PHOTOS:
        raise NotPossible(Reason.FULL, limit=MOST_PHOTOS)


@transaction.atomic
def remove_photo(story: Story, reporter: Reporter, key: uuid.UUID, now: datetime) -> None:
    """Take a photo out. Of one that was never sent in, nothing is left."""
    locked = lock(story, reporter)
    check_writable(locked)
    row = locked.photos.filter(key=key).select_related("photo").first()
    if row is None:
        return
    photo = row.photo
    row.delete()
    if locked.sent_at is None:
        photo.delete()
    note_change(locked, now)


def check_blur(story: Story, reporter: Reporter, row: StoryPhoto) -> None:
    """Whether parts of a photo may be made unrecognisable here: of one's own, and before readers
    see it; then an editor decides. Raises NotPossible."""
    if not rules.took(reporter, row.photo):
        raise PermissionDenied
    check_writable(story)
    if not rules.is_unseen(row.photo):
        raise NotPossible(Reason.SEEN)


def blur_photo(
    row: StoryPhoto,
    reporter: Reporter,
    areas: Sequence[Blurred],
    recognisable: str,
    now: datetime,
) -> None:
    """Make parts of a photo unrecognisable; the file as it was is then gone. The work on the file
    takes a while: no transaction waits for it, and afterwards it is asked again whether this may
    be. Raises NotPossible, FileChanged and TimeoutError."""
    check_blur(row.story, reporter, row)
    made = blurred_file(row.photo, areas)
    with transaction.atomic():
        locked = lock(row.story, reporter)
        fresh = locked.photos.select_related("photo").filter(pk=row.pk).first()
        if fresh is None:
            raise NotPossible(Reason.GONE)
        check_blur(locked, reporter, fresh)
        told: dict[str, object] = {"areas": len(areas), "now": recognisable}
        photos.keep_blurred(row.photo, made, reporter.user, now, told)
