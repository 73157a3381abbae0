"""What happens to photos when something else changes. Connected when the app is ready."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, pre_save
from wagtail.models import Page, UploadedFile
from wagtail.signals import page_unpublished

from . import uses
from .files import is_new
from .ingest import clean_photo
from .models import Photo, PhotoUse


def connect() -> None:
    post_delete.connect(hide_unused, sender=PhotoUse)
    page_unpublished.connect(forget_page)
    pre_save.connect(clean_waiting_upload, sender=UploadedFile)


def hide_unused(instance: PhotoUse, **kwargs: Any) -> None:
    """A page went, or its photo: with the last one the photo becomes private again."""
    uses.update_states([instance.photo_id])


def forget_page(instance: Page, **kwargs: Any) -> None:
    """A second net: a page that is unpublished past its own `save()`."""
    uses.record(instance, ())


def clean_waiting_upload(instance: UploadedFile, **kwargs: Any) -> None:
    """Wagtail keeps an upload aside while the rest of the form is wrong. It keeps it clean."""
    kind: type[Model] | None = instance.for_content_type and instance.for_content_type.model_class()
    if kind is Photo and is_new(instance.file):
        instance.file = clean_photo(instance.file)
