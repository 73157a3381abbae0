"""Photos as they come from a phone: one by one, or all with the form."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import BoundedSemaphore

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from mijnbuurt.photos.ingest import clean_photo
from mijnbuurt.photos.refusals import PhotoRefused
from reporters.models import Reporter

from . import transitions
from .models import MOST_PHOTOS, Story, StoryPhoto
from .transitions import NotPossible

#: Photos that one process takes in at the same time. All others of its threads stay free for who
#: reads; a phone that hears "busy" asks again by itself.
AT_ONCE = 3
places = BoundedSemaphore(AT_ONCE)
#: Twenty photos as a camera makes them, with some text: without a script they come at once.
MOST_BYTES = 410 * 1024 * 1024


@contextmanager
def place_in_line() -> Iterator[bool]:
    """Whether there is room for one photo more in this process, until it is done."""
    has_place = places.acquire(blocking=False)
    try:
        yield has_place
    finally:
        if has_place:
            places.release()


def key_of(text: str) -> uuid.UUID | None:
    """The key that a phone made; None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def add(
    story: Story, reporter: Reporter, file: UploadedFile, key: uuid.UUID, now: datetime
) -> StoryPhoto:
    """Clean a photo and keep it with the story. Raises PhotoRefused or NotPossible."""
    existing = story.photos.filter(key=key).select_related("photo").first()
    if existing is not None:
        return existing
    transitions.check_room(story)
    return transitions.add_photo(story, reporter, key, clean_photo(file), now)


def add_all(
    story: Story, reporter: Reporter, files: Iterable[UploadedFile], now: datetime
) -> list[str]:
    """Keep all that can be kept; returns a sentence for each that can't. The name and the size make
    the key, so that the same form sent twice adds each photo once."""
    problems = []
    for file in files:
        named = f"{story.key}-{file.name}-{file.size}"
        try:
            add(story, reporter, file, uuid.uuid5(story.key, named), now)
        except PhotoRefused as refusal:
            problems += refusal.messages
        except NotPossible:
            if story.photos.count() < MOST_PHOTOS:
                raise
            limit = {"limit": MOST_PHOTOS, "name": file.name}
            problems.append(
                _("“%(name)s” past er niet meer bij: hooguit %(limit)s foto's.") % limit
            )
    return problems
