"""Short lists that editors type as one line each."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.segments import StringSegmentValue


class LinesFormField(forms.Field):
    """A list of strings as text with one of them on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 4}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


class LinesField(models.JSONField):
    """A list of strings. For the database, and so for migrations, it is plain JSON."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        # Past the form field for JSON, which wants an encoder.
        hint = self.help_text or _("Zet elk punt op een eigen regel.")
        options = {"form_class": LinesFormField, "help_text": hint, **kwargs}
        return models.Field.formfield(self, **options)

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """Each line to be translated by itself; it keeps its translation when lines around it
        come and go."""
        return [StringSegmentValue(_place_of(line), str(line)) for line in value or []]

    def restore_translated_segments(
        self, value: Any, segments: Iterable[StringSegmentValue]
    ) -> list[str]:
        """The lines of `value`, in the words of the segments."""
        translated = {segment.path: segment.render_text() for segment in segments}
        return [translated.get(_place_of(line), str(line)) for line in value or []]


def _place_of(line: object) -> str:
    return sha256(str(line).encode()).hexdigest()[:16]
