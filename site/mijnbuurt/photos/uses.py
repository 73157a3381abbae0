"""Which pages show a photo to anyone; a photo is public as long as there is one."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object

from .care import must_hide, purposes
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
    """Show photos that a public page uses and whose people agree, hide the others. What was taken
    down stays so."""
    photo_ids = set(photo_ids)
    lock(photo_ids)
    used = Exists(PhotoUse.objects.filter(photo_id=OuterRef("pk")))
    photos = Photo.objects.filter(pk__in=photo_ids).exclude(state=PhotoState.TAKEN_DOWN)
    for photo in photos.annotate(is_used=used).prefetch_related("consents"):
        before, was_hidden = photo.state, photo.is_hidden
        photo.state = state_of(photo, is_used=photo.is_used)
        photo.may_print, photo.may_share = purposes(photo)
        Photo.objects.filter(pk=photo.pk).update(
            state=photo.state, may_print=photo.may_print, may_share=photo.may_share
        )
        if photo.is_hidden and not was_hidden:
            photo.renditions.all().delete()
        if photo.is_public and before not in PhotoState.visible():
            photo.make_renditions()
        if photo.is_hidden != was_hidden:
            find_again(photo)


def state_of(photo: Photo, *, is_used: bool) -> PhotoState:
    """The state of a photo that was not taken down."""
    if not is_used:
        return PhotoState.PRIVATE
    if must_hide(photo):
        return PhotoState.HELD
    return PhotoState.BLURRED if photo.blurred_at else PhotoState.PUBLIC


def find_again(photo: Photo) -> None:
    """Have the search know the words around a photo as long as it is shown, and no longer."""
    keys = list(photo.uses.values_list("page_id", flat=True))

    def index_pages() -> None:
        for page in Page.objects.filter(pk__in=keys).specific():
            insert_or_update_object(page)

    transaction.on_commit(index_pages)


def lock(photo_ids: Iterable[int]) -> None:
    """Two pages that show and drop the same photo at once wait for each other."""
    rows = Photo.objects.select_for_update().filter(pk__in=photo_ids).order_by("pk")
    list(rows.values_list("pk"))
