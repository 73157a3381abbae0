""" "Kan er iemand komen?": seven short questions, without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.core.words import readers_language
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.intake.fields import LineField, MailField, PhoneField, TextField
from mijnbuurt.intake.forms import IntakeForm
from wijken.areas.models import Wijk
from wijken.areas.where import wijk_of_place
from wijken.contact.fields import WijkQuestion
from wijken.places.models import Place

from .when import When, read_when

PHOTO, TEXT, BOTH, PRIVATE = "photo", "text", "both", "private"
WANTS = [
    (PHOTO, _("Foto's")),
    (TEXT, _("Een geschreven verhaal")),
    (BOTH, _("Foto's en een verhaal")),
    (PRIVATE, _("Iets anders: een feest thuis, een bruiloft of reclame")),
]
WANTS_ICONS = {PHOTO: "camera", TEXT: "pencil", BOTH: "news", PRIVATE: "home-heart"}
CHOOSE = _("Kies wat u wilt.")
WHICH_WIJK = _("Kies de wijk. Weet u het niet? Kies dan “Weet ik niet”.")


class ReachField(LineField):
    """A telephone number or a mail address, in one box."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "email", "dir": "auto"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=254, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        field = MailField() if "@" in typed else PhoneField()
        return str(field.clean(typed))


class PlaceField(LineField):
    """Where it is, in words. The known places are offered while typing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "plekken"}), **kwargs)


class RequestForm(IntakeForm):
    """What, when, where, photos or text, who asks, and who is there."""

    what = TextField(
        label=_("Wat is er te zien of te vertellen?"),
        max_length=2000,
        rows=4,
        help_text=_("Een paar zinnen is genoeg."),
        error_messages={"required": _("Schrijf in een paar woorden op wat er is.")},
    )
    when_text = LineField(
        label=_("Wanneer?"),
        max_length=200,
        help_text=_(
            "Bijvoorbeeld: zaterdag 5 december om 14.00 uur. Weet u het nog niet precies?"
            " Schrijf dan: ergens in mei."
        ),
        error_messages={"required": _("Schrijf op wanneer het is.")},
    )
    where = PlaceField(
        label=_("Waar?"),
        max_length=200,
        help_text=_("De naam van de plek, of straat en nummer."),
        error_messages={"required": _("Schrijf op waar het is.")},
    )
    wijk = WijkQuestion()
    wants = forms.ChoiceField(
        label=_("Wat wilt u graag?"),
        choices=WANTS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    name = LineField(
        label=_("Uw naam"),
        max_length=100,
        error_messages={"required": _("Vul uw naam in.")},
    )
    reach = ReachField(
        label=_("Uw telefoonnummer of e-mailadres"),
        error_messages={"required": _("Vul in hoe wij u kunnen bereiken.")},
    )
    contact_on_spot = LineField(
        label=_("Is er iemand anders op de plek zelf? Naam en telefoonnummer"),
        max_length=200,
        required=False,
    )

    record_fields = ("what", "when_text", "where", "name", "contact_on_spot")
    wants_icons = WANTS_ICONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.when = When()
        self.place: Place | None = None

    @property
    def asks_wijk(self) -> bool:
        """Whether the wijk must be asked, as it does not follow from the place."""
        if not self.is_bound:
            return bool(self.initial.get("wijk"))
        return "wijk" in self.data or "wijk" in self.errors

    @property
    def is_private(self) -> bool:
        """Whether reporters don't do this."""
        return self.is_bound and self["wants"].data == PRIVATE

    def to_change(self) -> "RequestForm":
        """The same answers again, but for what is asked for."""
        typed = {name: self.data[name] for name in self.fields if name in self.data}
        return RequestForm(initial={**typed, "wants": None})

    def clean_when_text(self) -> str:
        text: str = self.cleaned_data["when_text"]
        now = clock.now()
        self.when = read_when(text, now)
        starts_at = self.when.starts_at
        if starts_at and clock.local_date(starts_at) < clock.local_date(now):
            raise forms.ValidationError(_("Deze dag is al voorbij. Kijk de datum na."))
        return text

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
        if self.place is not None:
            return self.place.home_wijk
        return wijk_of_place(where) if where else None

    def record_values(self) -> dict[str, Any]:
        values = self.cleaned_data
        is_mail = "@" in values["reach"]
        return {
            **super().record_values(),
            "language": readers_language(),
            "wijk": values["wijk"],
            "place": self.place,
            "starts_at": self.when.starts_at,
            "has_time": self.when.has_time,
            "wants_photo": values["wants"] in (PHOTO, BOTH),
            "wants_text": values["wants"] in (TEXT, BOTH),
            "answer_way": AnswerWay.MAIL if is_mail else AnswerWay.PHONE,
            "email": values["reach"] if is_mail else "",
            "phone": "" if is_mail else values["reach"],
        }


def known_place(typed: str) -> Place | None:
    """The place with this name, as it is offered while typing."""
    if not typed:
        return None
    return Place.objects.public().filter(title__iexact=typed).select_related("home_wijk").first()
