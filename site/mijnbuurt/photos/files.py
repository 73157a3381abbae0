"""Files of photos on a model: cleaned on their way into the storage, and never linked directly."""

from typing import Any

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import ImageFieldFile

from .ingest import CleanPhoto, clean_photo


class PrivateFile(ImageFieldFile):
    """A file whose address is the one of its model: the storage has none."""

    instance: Any
    _committed: bool

    @property
    def url(self) -> str:
        if not self:
            raise ValueError("There is no file.")
        return str(self.instance.url)

    def _get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Width and height in pixels; none for what has not been cleaned: it is never opened."""
        if self._committed:
            return super()._get_image_dimensions()  # type: ignore[misc]
        file = self.file
        return (file.width, file.height) if isinstance(file, CleanPhoto) else (None, None)


class PhotoFile(PrivateFile):
    """Whoever stores a photo, by a form, by `save()` or by hand, stores it clean."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        clean = clean_photo(content)
        super().save(name, clean, save=False)
        self.instance.note_content(clean)
        if save:
            self.instance.save()

    save.alters_data = True  # type: ignore[attr-defined]


def is_stored(file: Any) -> bool:
    """Whether there is a file and it is in the storage already."""
    return bool(file and file._committed)


def is_new(file: Any) -> bool:
    """Whether there is a file that has yet to go into the storage."""
    return bool(file and not file._committed)


class PrivateFileField(models.ImageField):
    attr_class = PrivateFile


class PhotoFileField(models.ImageField):
    attr_class = PhotoFile
