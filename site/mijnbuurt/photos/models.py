"""Photos: private until a live page shows them, clean of metadata from the moment they arrive."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page

from .enums import PhotoGround, PhotoState, Recognisable
from .ingest import clean_photo
from .storage import photo_path, photo_storage, rendition_path


class Photo(AbstractImage):
    """A still picture. Caption and alt text belong to its use in a page, not here."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ImageField(
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
    consent_note = models.CharField(_("toestemming: wie en wanneer"), max_length=200, blank=True)
    consent_until = models.DateField(_("toestemming tot"), null=True, blank=True)
    state = models.CharField(
        _("toestand"), max_length=12, choices=PhotoState, default=PhotoState.PRIVATE, editable=False
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "credit",
        "recognisable",
        "ground",
        "consent_note",
        "consent_until",
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
    def default_alt_text(self) -> str:
        """Empty: a file name is never an alternative text."""
        return ""

    def save(self, *args: object, **kwargs: object) -> None:
        """Every way in ends here, so every new file is cleaned here."""
        if self.file and not self.file._committed:
            self.file = clean_photo(self.file)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """A smaller copy of a photo, stored as privately as the photo itself."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    file = models.ImageField(
        storage=photo_storage,
        upload_to=rendition_path,
        width_field="width",
        height_field="height",
    )

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("fotoformaat")
        verbose_name_plural = _("fotoformaten")


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
