"""The photo form of the admin: single and multiple upload, chooser, and replacing a file."""

from typing import Any

from django.db import transaction
from wagtail.images.forms import BaseImageForm

from .enums import Recognisable
from .fields import PhotoField
from .models import Photo


class PhotoForm(BaseImageForm):
    """Wagtail's form, with our field for the file. Set as WAGTAILIMAGES_IMAGE_FORM_BASE."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stock = self.fields.get("file")
        if stock is not None:
            self.fields["file"] = PhotoField(
                label=stock.label, required=stock.required, widget=stock.widget
            )
        # The multiple upload asks this only after the file has been sent.
        if "recognisable" in self.fields:
            self.fields["recognisable"].required = False

    def clean_recognisable(self) -> str:
        """No answer means that nobody looked yet."""
        return self.cleaned_data["recognisable"] or Recognisable.UNKNOWN

    @transaction.atomic
    def save(self, commit: bool = True) -> Photo:
        """Wagtail drops the old renditions after saving; new ones are made only after that."""
        return super().save(commit=commit)
