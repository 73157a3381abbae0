"""Files of photos on a model: cleaned on their way into the storage, and never linked directly."""

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import ImageFieldFile

from .ingest import CleanPhoto, clean_photo


class PrivateFile(ImageFieldFile):
    """A file whose address is the one of its model: the storage has none."""

    @property
    def url(self) -> str:
        self._require_file()
        return self.instance.url

    def _get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Width and height in pixels; none for what has not been cleaned: it is never opened."""
        file = self.file if not self._committed else None
        if isinstance(file, CleanPhoto):
            return file.width, file.height
        return super()._get_image_dimensions() if self._committed else (None, None)


class PhotoFile(PrivateFile):
    """Whoever stores a photo, by a form, by `save()` or by hand, stores it clean."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        clean = clean_photo(content)
        super().save(name, clean, save=False)
        self.instance.note_content(clean)
        if save:
            self.instance.save()

    save.alters_data = True  # type: ignore[attr-defined]


class PrivateFileField(models.ImageField):
    attr_class = PrivateFile


class PhotoFileField(models.ImageField):
    attr_class = PhotoFile
