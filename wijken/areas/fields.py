from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Wijk


class WijkChoiceField(forms.ModelChoiceField):
    """A wijk by its slug; empty for all of them."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "queryset": Wijk.objects.open(),
            "to_field_name": "slug",
            "label": _("Wijk"),
            "empty_label": _("Alle wijken"),
            "required": False,
        }
        super().__init__(**{**defaults, **kwargs})
        self.led_on: dict[str, str] = {}

    def to_python(self, value: Any) -> Wijk | None:
        """An old address that asks for a merged wijk means the one that it went into."""
        found: Wijk | None
        try:
            found = super().to_python(value)
        except forms.ValidationError:
            ended = Wijk.objects.filter(slug=str(value).replace("\x00", "")[:50]).first()
            found = ended and ended.leads_to
            if not found:
                raise
            self.led_on[value] = found.slug
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Show the wijk that was meant."""
        return super().bound_data(self.led_on.get(data, data), initial)
