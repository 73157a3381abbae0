"""Photos as they come from a phone: one by one, or all with the form."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import BoundedSemaphore

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from mijnbuurt.intake.requests import Posted
from mijnbuurt.photos.ingest import clean_photo
from mijnbuurt.photos.refusals import PhotoRefused, shown_name
from reporters.models import Reporter

from . import transitions
from .models import MOST_PHOTOS, Story, StoryPhoto
from .transitions import NotPossible

#: Photos that one process takes in at the same time. All others of its threads stay free for who
#: reads; a phone that hears "busy" asks again by itself.
AT_ONCE = 3
places = BoundedSemaphore(AT_ONCE)
#: Without a script photos come all at once: as many as one may choose, of the size that one may
#: have. Kept until they are looked at are twenty of that size; there is no room for more.
MOST_OFFERED = 60
MOST_BYTES = 1_300 * 1024 * 1024
MOST_KEPT = 410 * 1024 * 1024
#: Larger than this no photo may be.
LARGEST: int = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
#: How many file names are said.
MOST_NAMED = 3


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


def add_all(story: Story, reporter: Reporter, posted: Posted, now: datetime) -> list[str]:
    """Keep all that can be kept; returns sentences about what can't. The name and the size make the
    key, so that the same form sent twice adds each photo once."""
    problems: list[str] = []
    too_many: list[str] = []
    for file in posted.files.getlist("photos"):
        named = f"{story.key}-{file.name}-{file.size}"
        try:
            add(story, reporter, file, uuid.uuid5(story.key, named), now)
        except PhotoRefused as refusal:
            problems += refusal.messages
        except NotPossible:
            if story.photos.count() < MOST_PHOTOS:
                raise
            too_many.append(file.name or "")
    too_many += posted.left_out
    if posted.too_large:
        problems.append(sentence_about_large(posted.too_large))
    return [*problems, sentence_about(too_many)] if too_many else problems


def sentence_about(too_many: list[str]) -> str:
    """That these did not fit, however many there are."""
    words = _("Dit paste er niet meer bij: %(names)s. Een verhaal heeft hooguit %(limit)s foto's.")
    if len(too_many) > MOST_NAMED:
        words = _(
            "Deze foto's pasten er niet meer bij: %(names)s en nog %(more)s. Een verhaal heeft"
            " hooguit %(limit)s foto's."
        )
    return words % named(too_many, MOST_PHOTOS)


def sentence_about_large(too_large: list[str]) -> str:
    """That each of these is larger than a photo may be."""
    words = _("Te groot: %(names)s. Een foto mag hooguit %(limit)s MB zijn.")
    if len(too_large) > MOST_NAMED:
        words = _("Te groot: %(names)s en nog %(more)s. Een foto mag hooguit %(limit)s MB zijn.")
    return words % named(too_large, LARGEST // (1024 * 1024))


def named(names: list[str], limit: int) -> dict[str, object]:
    return {
        "limit": limit,
        "names": ", ".join(shown_name(name) for name in names[:MOST_NAMED]),
        "more": len(names) - MOST_NAMED,
    }
