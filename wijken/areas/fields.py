from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Wijk


class WijkChoiceField(forms.ModelChoiceField):
    """A wijk by its slug; empty for all of them."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "queryset": Wijk.objects.all(),
            "to_field_name": "slug",
            "label": _("Wijk"),
            "empty_label": _("Alle wijken"),
            "required": False,
        }
        super().__init__(**{**defaults, **kwargs})
