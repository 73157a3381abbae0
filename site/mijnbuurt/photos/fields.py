"""The form field for photos, of the admin and of public forms alike."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .ingest import CleanPhoto, clean_photo
from .refusals import REASONS, PhotoRefused


class PhotoField(forms.ImageField):
    """One photo. Its value is a CleanPhoto: give that to `Photo(file=...)`, it is the final file.

    What can't be used is an error beside the field. `max_upload_size` (bytes) is read by Wagtail.
    """

    default_validators: list[Any] = []

    def __init__(self, **kwargs: Any) -> None:
        self.max_upload_size = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        megabytes = self.max_upload_size // (1024 * 1024)
        kwargs.setdefault(
            "help_text",
            format_lazy(_("Een foto van uw telefoon is goed, tot {limit} MB."), limit=megabytes),
        )
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)
        # Wagtail's multiple upload shows these two before it sends anything.
        name = {"name": _("Dit bestand"), "limit": megabytes}
        self.error_messages["file_too_large_unknown_size"] = REASONS["too_large"] % name
        self.error_messages["invalid_image_extension"] = REASONS["not_a_photo"] % name

    def to_python(self, data: Any) -> CleanPhoto | None:
        if data in self.empty_values:
            return None
        try:
            return clean_photo(data)
        finally:
            data.seek(0)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """As any file field, but an empty file is refused by its name."""
        if isinstance(data, UploadedFile) and not data.size:
            raise PhotoRefused("empty", data.name)
        return super().clean(data, initial)
