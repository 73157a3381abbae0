""" "Kan er iemand komen?": seven short questions, without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import clock
from mijnbuurt.core.words import readers_language
from mijnbuurt.intake.enums import AnswerWay
from mijnbuurt.intake.fields import LineField, MailField, PhoneField, TextField
from wijken.contact.where import WhereForm

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


class ReachField(LineField):
    """A telephone number or a mail address, in one box."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "email", "dir": "auto"}
        super().__init__(widget=forms.TextInput(attrs=attrs), max_length=254, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        field = MailField() if "@" in typed else PhoneField()
        return str(field.clean(typed))


class RequestForm(WhereForm):
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

    field_order = [
        "what",
        "when_text",
        "where",
        "wijk",
        "wants",
        "name",
        "reach",
        "contact_on_spot",
    ]
    record_fields = ("what", "when_text", "where", "name", "contact_on_spot")
    wants_icons = WANTS_ICONS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.when = When()

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
