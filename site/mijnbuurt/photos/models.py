"""Photos: private until a live page shows them, clean of metadata from the moment they arrive."""

import uuid
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from . import formats
from .consents import Consent
from .enums import PhotoGround, PhotoState, Recognisable
from .files import PhotoFileField, PrivateFileField, is_new, is_stored
from .ingest import CleanPhoto, clean_photo
from .storage import photo_path, photo_storage, rendition_path

__all__ = ["Consent", "Photo", "PhotoUse", "Rendition"]


class Photo(AbstractImage):
    """A still picture. Caption and alt text belong to its use in a page, not here."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = PhotoFileField(
        _("bestand"),
        storage=photo_storage,
        upload_to=photo_path,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(_("gemaakt door"), max_length=120, blank=True)
    recognisable = models.CharField(
        _("wie is herkenbaar?"),
        max_length=12,
        choices=Recognisable,
        default=Recognisable.UNKNOWN,
    )
    ground = models.CharField(_("grond"), max_length=20, choices=PhotoGround, blank=True)
    state = models.CharField(
        _("toestand"), max_length=12, choices=PhotoState, default=PhotoState.PRIVATE, editable=False
    )
    taken_down_at = models.DateTimeField(_("weggehaald op"), null=True, blank=True, editable=False)
    blurred_at = models.DateTimeField(
        _("onherkenbaar gemaakt op"), null=True, blank=True, editable=False
    )
    #: What the people in it agreed to beside the site itself; `uses` works it out.
    may_print = models.BooleanField(_("mag op papier"), default=True, editable=False)
    may_share = models.BooleanField(
        _("mag mee met een gedeelde link"), default=True, editable=False
    )

    #: Whether the file was put in since this photo was saved.
    has_new_file = False

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "credit",
        "recognisable",
        "ground",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("foto")
        verbose_name_plural = _("foto's")

    @property
    def is_public(self) -> bool:
        """Whether anyone may see this photo: some live page shows it and it was not taken down."""
        return self.state in PhotoState.visible()

    @property
    def is_hidden(self) -> bool:
        """Whether a drawing stands where a page would show this photo."""
        return self.state in PhotoState.hidden()

    @property
    def default_alt_text(self) -> str:
        """Empty: a file name is never an alternative text."""
        return ""

    @property
    def url(self) -> str:
        """The address of the largest copy."""
        return formats.address(self.uuid, formats.widths_for(self.width)[-1])

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what people fill in; a new file is cleaned and gets new copies in the background.

        Raises PhotoRefused when a new file is no photo. Of a stored photo, the state stays as it
        is in the database, where `uses` and `transitions` change it, and so does a file that is
        not new: whoever loaded this photo a moment ago must not undo what others did. Who is now
        said to be recognisable may hide it.
        """
        if is_new(self.file):
            self.file = clean_photo(self.file)
            self.note_content(self.file.file)
        new_file = self.has_new_file
        is_stored_already = not self._state.adding
        if is_stored_already and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self.saved_fields()
        before = self.stored_file_name() if new_file else ""
        super().save(*args, **kwargs)
        if new_file:
            self.has_new_file = False
            self.drop_file(before)
            self.make_renditions()
        if is_stored_already and "recognisable" in kwargs["update_fields"]:
            self.update_state()

    def update_state(self) -> None:
        """Show or hide it, as the people in it now stand."""
        from .uses import update_states

        update_states([self.pk])
        self.refresh_from_db(fields=["state", "may_print", "may_share"])

    def note_content(self, clean: CleanPhoto) -> None:
        """What is known of a new file."""
        self.file_size = clean.size
        self.file_hash = hash_filelike(clean)
        self.has_new_file = True

    def _set_image_file_metadata(self) -> None:
        """Wagtail calls this for a file it stored itself, and leaves that open."""
        super()._set_image_file_metadata()
        if is_stored(self.file):
            self.file.close()

    def saved_fields(self) -> list[str]:
        held = {"state", "taken_down_at", "blurred_at", "may_print", "may_share"}
        if not self.has_new_file:
            held |= {"file", "width", "height", "file_size", "file_hash"}
        return [
            field.name
            for field in self._meta.concrete_fields
            if not field.primary_key and field.name not in held
        ]

    def stored_file_name(self) -> str:
        return Photo.objects.filter(pk=self.pk).values_list("file", flat=True).first() or ""

    def drop_file(self, name: str) -> None:
        """Remove a file that this photo no longer has, with the copies that were made of it."""
        if not name:
            return
        self.renditions.all().delete()
        storage = self.file.storage
        transaction.on_commit(lambda: storage.delete(name))

    def make_renditions(self) -> None:
        """Have the served copies made once this transaction is through."""
        from .tasks import make_renditions

        photo_id = self.pk
        transaction.on_commit(lambda: make_renditions.enqueue(photo_id))

    def get_rendition(self, filter: Filter | str) -> "Rendition":
        """The served copy nearest to a filter that Wagtail asks for. Nothing is made or stored.

        Crops are not: the answer has the proportions of the photo.
        """
        filter = Filter(spec=filter) if isinstance(filter, str) else filter
        wanted = filter.get_transform(self).size[0] if filter.transform_operations else self.width
        width = min(formats.nearest_width(self.width, wanted), self.width)
        return Rendition(
            image=self,
            filter_spec=filter.spec,
            width=width,
            height=max(1, round(self.height * width / self.width)),
        )

    def get_renditions(self, *filters: Filter | str) -> dict[str, "Rendition"]:
        found = [self.get_rendition(filter) for filter in filters]
        return {rendition.filter_spec: rendition for rendition in found}


class Rendition(AbstractRendition):
    """A smaller copy of a photo, stored as privately as the photo itself."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    file = PrivateFileField(
        storage=photo_storage,
        upload_to=rendition_path,
        width_field="width",
        height_field="height",
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("fotoformaat")
        verbose_name_plural = _("fotoformaten")

    def __str__(self) -> str:
        return f"{self.image_id} {self.filter_spec}"

    @property
    def url(self) -> str:
        """The address of a copy at least this wide: the storage itself has no addresses."""
        return formats.address(self.image.uuid, formats.nearest_width(self.image.width, self.width))


class PhotoUse(models.Model):
    """A live page shows a photo. Rows change in the transaction that changes the page."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="photo_uses")

    class Meta:
        verbose_name = _("gebruik van een foto")
        verbose_name_plural = _("gebruik van foto's")
        constraints = [
            models.UniqueConstraint(fields=["photo", "page"], name="photo_use_once_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.photo_id} op {self.page_id}"
