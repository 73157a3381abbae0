"""Short lists that editors type as one line each."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class LinesFormField(forms.Field):
    """A list of strings as text with one of them on each line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "widget": forms.Textarea(attrs={"rows": 4}),
            "help_text": _("Zet elk punt op een regel."),
        }
        super().__init__(**{**defaults, **kwargs})

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
        options = {"form_class": LinesFormField, **kwargs}
        if not self.help_text:
            options.setdefault("help_text", LinesFormField().help_text)
        return models.Field.formfield(self, **options)
