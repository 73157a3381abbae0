"""What every public form shares. A form of an app adds its own questions."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.words import readers_language
from mijnbuurt.photos.fields import PhotoField

from . import photos, tokens
from .enums import AnswerWay
from .fields import LineField, MailField, PhoneField, TextField
from .models import AnswerableSubmission, PendingPhoto

REQUIRED_FOR = {
    AnswerWay.PHONE: ("phone", _("Vul uw telefoonnummer in. Dan kunnen wij u bellen.")),
    AnswerWay.MAIL: ("email", _("Vul uw e-mailadres in. Dan kunnen wij u mailen.")),
    AnswerWay.LETTER: ("postal_address", _("Vul uw adres in. Dan kunnen wij u schrijven.")),
}
CHOOSE_A_WAY = _("Kies hoe wij u kunnen bereiken.")
ANSWER_ICONS = {
    AnswerWay.PHONE: "phone",
    AnswerWay.MAIL: "send",
    AnswerWay.LETTER: "mail",
    AnswerWay.VISIT: "door-enter",
}


def languages() -> list[tuple[str, str]]:
    """The languages of the site, each by its own name."""
    return [
        (code, LANG_INFO[code]["name_local"].capitalize()) for code, _name in settings.LANGUAGES
    ]


class IntakeForm(forms.Form):
    """A form of a resident: a trap for robots, and a record made from named fields only.

    What else is posted (a state, a number, a date) is never looked at.
    """

    website = forms.CharField(
        label=_("Laat dit vak leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("In welke taal wilt u antwoord?"), choices=languages, required=False
    )

    #: The fields that go into the record as they are.
    record_fields: tuple[str, ...] = ("language",)

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": readers_language(), **kwargs.get("initial", {})}
        super().__init__(data, files, **kwargs)

    @property
    def is_trapped(self) -> bool:
        """Whether the field that people never see was filled in."""
        return bool(self.is_bound and self["website"].data)

    def empty_trap(self) -> None:
        """Show the trap empty again: a browser may have filled it in for a person."""
        self.set_data(website="")

    def set_data(self, **values: str) -> None:
        """Show these values when the form is shown again, whatever was typed."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, value in values.items():
            data[name] = value
        self.data = data

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or readers_language()

    def record_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.record_fields}


class AnswerForm(IntakeForm):
    """A form that asks how someone wants an answer. Only the matching field is needed."""

    answer_way = forms.ChoiceField(
        label=_("Hoe kunnen wij u bereiken?"),
        choices=AnswerWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_A_WAY, "invalid_choice": CHOOSE_A_WAY},
    )
    phone = PhoneField(
        label=_("Uw telefoonnummer"),
        required=False,
        max_length=30,
        help_text=_("Alleen invullen als wij u mogen bellen."),
    )
    email = MailField(
        label=_("Uw e-mailadres"),
        required=False,
        help_text=_("Alleen invullen als wij u mogen mailen."),
    )
    postal_address = TextField(
        label=_("Uw adres"),
        required=False,
        max_length=300,
        rows=3,
        help_text=_("Alleen invullen als u een brief wilt: straat, nummer, postcode en plaats."),
    )
    name = LineField(label=_("Uw naam"), required=False, max_length=100)

    record_fields = (*IntakeForm.record_fields, "answer_way", *AnswerableSubmission.PERSONAL_FIELDS)
    answer_icons = ANSWER_ICONS
    answer_order = ("answer_way", "phone", "email", "postal_address", "name", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["postal_address"].widget.attrs["autocomplete"] = "street-address"

    def clean(self) -> dict[str, Any]:
        """Ask for the field of the chosen way, and forget the others: we do not need them."""
        values = super().clean() or self.cleaned_data
        chosen = values.get("answer_way")
        if not chosen:
            return values
        for way, (name, sentence) in REQUIRED_FOR.items():
            if way != chosen:
                self.errors.pop(name, None)
                values[name] = ""
            elif name not in self.errors and not values.get(name):
                self.add_error(name, sentence)
        return values


class WhoForm(IntakeForm):
    """Who sends it, with a mail address or a telephone number: one of both will do."""

    name = LineField(
        label=_("Uw naam"),
        max_length=100,
        help_text=_("Uw naam komt niet op de site."),
        error_messages={"required": _("Vul uw naam in.")},
    )
    email = MailField(label=_("Uw e-mailadres"), required=False)
    phone = PhoneField(label=_("Uw telefoonnummer"), required=False, max_length=30)

    #: Why one of both is asked: stands above the fields, and is said to who leaves neither.
    how_to_reach: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not any(name in self.errors or values.get(name) for name in ("email", "phone")):
            self.add_error("email", self.how_to_reach)
        return values


class PhotoForm(IntakeForm):
    """A form that takes one photo, and keeps it while the answers are still being mended."""

    photo = PhotoField(label=_("Een foto van de plek"), required=False)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    drop_photo = forms.BooleanField(label=_("Stuur deze foto niet mee"), required=False)

    #: The title that the stored photo gets in the library of the editors.
    photo_title = _("Foto bij een formulier")
    kept_photo: PendingPhoto | None = None

    def keep_photo(self, now: datetime) -> None:
        """Store a new photo at once, whatever else is wrong; else find the one stored before."""
        values = self.cleaned_data
        if not values.get("drop_photo"):
            self.kept_photo = photos.find(values.get("kept", ""))
        if values.get("photo"):
            try:
                self.kept_photo = photos.keep(values["photo"], str(self.photo_title), now)
            except OSError:
                self.add_error("photo", _("Wij konden de foto niet bewaren. Verstuur zonder foto."))
        signed = tokens.write_photo(self.kept_photo.uuid) if self.kept_photo else ""
        self.set_data(kept=signed, drop_photo="")
