"""The question "waar?" in forms of residents: a known place or words; the wijk follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import LineField
from mijnbuurt.intake.forms import IntakeForm
from wijken.areas.models import Wijk
from wijken.areas.where import wijk_of_place
from wijken.places.models import Place

from .fields import WijkQuestion

WHICH_WIJK = _("Kies de wijk. Weet u het niet? Kies dan “Weet ik niet”.")


class PlaceField(LineField):
    """Where it is, in words. The known places are offered while typing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "plekken"}), **kwargs)


class WhereForm(IntakeForm):
    """A form with a place. The wijk is asked only when it does not follow from that."""

    where = PlaceField(
        label=_("Waar?"),
        max_length=200,
        help_text=_("De naam van de plek, of straat en nummer."),
        error_messages={"required": _("Schrijf op waar het is.")},
    )
    wijk = WijkQuestion()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place: Place | None = None

    @property
    def asks_wijk(self) -> bool:
        """Whether the wijk must be asked, as it does not follow from the place."""
        if not self.is_bound:
            return bool(self.initial.get("wijk"))
        return "wijk" in self.data or "wijk" in self.errors

    def clean(self) -> dict[str, Any]:
        """The wijk of the place; asked when it is in doubt, and then "not known" will do."""
        values = super().clean() or self.cleaned_data
        where = values.get("where", "")
        self.place = known_place(where)
        values["wijk"] = self.wijk_of(where) or values.get("wijk")
        if where and not values["wijk"] and "wijk" not in self.data:
            self.add_error("wijk", WHICH_WIJK)
        return values

    def wijk_of(self, where: str) -> Wijk | None:
        """The wijk of the place, or of the words for it."""
        if self.place is not None:
            return self.place.home_wijk
        return wijk_of_place(where) if where else None


def known_place(typed: str) -> Place | None:
    """The place with this name, as it is offered while typing."""
    if not typed:
        return None
    return Place.objects.public().filter(title__iexact=typed).select_related("home_wijk").first()


def place_names() -> Any:
    """The known places, to choose from while typing."""
    return Place.objects.public().order_by("title").values_list("title", flat=True)
