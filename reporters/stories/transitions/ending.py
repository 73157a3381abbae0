"""A story that nobody needs any more."""

from django.db import transaction

from mijnbuurt.photos.models import Photo, PhotoUse
from reporters.models import Reporter
from reporters.stories.enums import Reason
from reporters.stories.models import Story

from .steps import NotPossible, lock, lock_page


@transaction.atomic
def discard(story: Story, reporter: Reporter) -> None:
    """Throw away what was never sent in."""
    locked = lock(story, reporter)
    if locked.page is not None:
        raise NotPossible(Reason.WAS_SENT)
    forget(locked)


@transaction.atomic
def forget(story: Story) -> None:
    """Remove a story with its draft and photos. A photo that some page shows stays there, and so
    does a page that was ever online."""
    lock_page(story)
    shown = PhotoUse.objects.values("photo_id")
    photos = list(Photo.objects.filter(in_story__story=story).exclude(pk__in=shown))
    page = story.page
    story.delete()
    for photo in photos:
        photo.delete()
    if page is not None and page.first_published_at is None:
        page.delete()
