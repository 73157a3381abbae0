"""The question "welke wijk?" in forms of residents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wijken.areas.fields import WijkChoiceField
from wijken.areas.models import Wijk


class WijkQuestion(WijkChoiceField):
    """Nobody needs to know the own wijk. What is no wijk counts as "not known", never as wrong."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{"label": _("In welke wijk?"), "empty_label": _("Weet ik niet"), **kwargs}
        )

    def to_python(self, value: Any) -> Wijk | None:
        try:
            return super().to_python(value)
        except ValidationError:
            return None
