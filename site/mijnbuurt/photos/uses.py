"""Which pages show a photo to anyone; a photo is public as long as there is one."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from .enums import PhotoState
from .models import Photo, PhotoUse


@transaction.atomic
def record(page: Page, photo_ids: Iterable[int]) -> None:
    """Write down what `page` shows now and update those photos.

    A draft shows nothing, nor does a live page that not everyone may read.
    """
    shown = set(photo_ids) if getattr(page, "is_public", page.live) else set()
    before = set(PhotoUse.objects.filter(page_id=page.pk).values_list("photo_id", flat=True))
    if shown == before:
        return
    lock(before ^ shown)
    # Each row that goes updates its photo, as it does when a page is deleted: see signals.
    PhotoUse.objects.filter(page_id=page.pk, photo_id__in=before - shown).delete()
    PhotoUse.objects.bulk_create(
        [PhotoUse(page_id=page.pk, photo_id=photo_id) for photo_id in shown - before],
        ignore_conflicts=True,
    )
    update_states(shown - before)


@transaction.atomic
def update_states(photo_ids: Iterable[int]) -> None:
    """Show photos that a public page uses, hide the others. What was taken down stays so."""
    photo_ids = set(photo_ids)
    lock(photo_ids)
    used = Exists(PhotoUse.objects.filter(photo_id=OuterRef("pk")))
    photos = Photo.objects.filter(pk__in=photo_ids)
    appearing = list(photos.filter(used, state=PhotoState.PRIVATE))
    photos.filter(pk__in=[photo.pk for photo in appearing]).update(state=PhotoState.PUBLIC)
    photos.filter(~used, state=PhotoState.PUBLIC).update(state=PhotoState.PRIVATE)
    for photo in appearing:
        photo.make_renditions()


def lock(photo_ids: Iterable[int]) -> None:
    """Two pages that show and drop the same photo at once wait for each other."""
    rows = Photo.objects.select_for_update().filter(pk__in=photo_ids).order_by("pk")
    list(rows.values_list("pk"))
