"""Forms of the admin about who is on a photo."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import DayInput, LineField, TextField
from mijnbuurt.photos.blurring import COLUMNS, ROWS, Blurred, square
from mijnbuurt.photos.enums import PhotoGround, Recognisable
from mijnbuurt.photos.fields import PhotoField
from mijnbuurt.photos.models import Consent, Photo
from mijnbuurt.photos.rules import described_as

WHO = [
    (Recognisable.NOBODY.value, _("Niemand herkenbaar")),
    (Recognisable.ADULTS.value, _("Volwassenen")),
    (Recognisable.CHILDREN.value, _("Kinderen (ook als er volwassenen bij staan)")),
]
GROUNDS = [
    (PhotoGround.CONSENT.value, _("Zij zeiden ja: leg dat vast bij de foto")),
    (PhotoGround.INTEREST.value, _("Sfeerbeeld van iets openbaars; niemand staat centraal")),
]
MOST_AREAS = 200


class DescribeForm(forms.Form):
    """Who made a photo and who is on it. With `shown` also what is to be seen, for that page."""

    alt = LineField(
        label=_("Wat staat er op de foto?"),
        help_text=_("Voor wie de foto niet kan zien. Eén zin."),
        required=False,
        max_length=200,
    )
    credit = LineField(label=_("Wie maakte de foto?"), required=False, max_length=120)
    recognisable = forms.ChoiceField(
        label=_("Wie is herkenbaar?"), choices=WHO, widget=forms.RadioSelect, required=False
    )
    ground = forms.ChoiceField(
        label=_("Volwassenen herkenbaar? Waarom mag de foto?"),
        choices=GROUNDS,
        widget=forms.RadioSelect,
        required=False,
    )

    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(
        self, photo: Photo, *args: Any, alt: str | None = None, may_care: bool = True, **kwargs: Any
    ) -> None:
        self.photo = photo
        kwargs["initial"] = {
            "alt": alt or "",
            "credit": photo.credit,
            "recognisable": photo.recognisable,
            "ground": photo.ground,
            "was": described_as(photo),
        }
        super().__init__(*args, **kwargs)
        if alt is None:
            del self.fields["alt"]
        if not may_care:
            for name in ("credit", "recognisable", "ground", "was"):
                del self.fields[name]

    def refuse(self, sentence: str) -> None:
        """What was typed stays, beside what is so now: who saves again knows better."""
        self.add_error("recognisable", sentence)
        self.photo.refresh_from_db()
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix("was")] = described_as(self.photo)  # type: ignore[index]

    def facts(self) -> dict[str, Any]:
        """The answers about the photo itself; what is not answered stays as it was."""
        values = self.cleaned_data
        who = values["recognisable"] or self.photo.recognisable
        ground = values["ground"] if who == Recognisable.ADULTS else ""
        if who == Recognisable.NOBODY:
            ground = PhotoGround.NONE_NEEDED.value
        seen = self.data.get(self.add_prefix("was"))
        return {"credit": values["credit"], "recognisable": who, "ground": ground, "seen": seen}


class ConsentForm(forms.ModelForm):
    """What someone on the photo, or a parent, said. Only editors of the photo read it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    evidence = PhotoField(label=_("Foto van het ondertekende formulier"), required=False)

    class Meta:
        model = Consent
        fields = [
            "name",
            "is_guardian",
            "for_web",
            "for_print",
            "for_social",
            "given_on",
            "ends_on",
            "note",
            "evidence",
        ]
        widgets = {
            "given_on": DayInput(),
            "ends_on": DayInput(),
        }
        help_texts = {
            "name": _("Naam van wie ja of nee zei. Dit ziet alleen de redactie."),
            "ends_on": _("Leeg: zolang de foto bestaat. Tot het wordt ingetrokken."),
            "note": _("Bijvoorbeeld: appje van 3 mei, of: formulier in de map op kantoor."),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        start = {"given_on": today, "for_web": True, "key": uuid.uuid4()}
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        for name in ("name", "note"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        given, until = values.get("given_on"), values.get("ends_on")
        if given and given > self.today + timedelta(days=1):
            self.add_error("given_on", _("Deze dag moet nog komen."))
        if until and until < self.today:
            self.add_error("ends_on", _("Deze dag is al voorbij."))
        return values

    def consent(self) -> Consent:
        """The row, not yet saved. The key of the form is its own: twice sent is one."""
        made: Consent = self.save(commit=False)
        made.uuid = self.cleaned_data["key"]
        return made


class ReasonForm(forms.Form):
    reason = TextField(label=_("Waarom?"), max_length=300, rows=2)


class UntilForm(forms.Form):
    until = forms.DateField(
        label=_("Geldt tot en met"),
        required=False,
        widget=DayInput(),
        help_text=_("Leeg: zolang de foto bestaat."),
    )


class BlurForm(forms.Form):
    """Which parts to make unrecognisable: squares that are ticked, and areas that are drawn."""

    squares = forms.MultipleChoiceField(
        label=_("Vakjes"),
        required=False,
        choices=[(str(number), str(number)) for number in range(COLUMNS * ROWS)],
    )
    #: Areas of the script: "left,top,width,height" in thousandths of the photo, split by a space.
    areas = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    recognisable = forms.ChoiceField(
        label=_("Wie is daarna nog herkenbaar?"),
        choices=WHO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Zeg wie daarna nog herkenbaar is.")},
    )
    #: The file that was looked at.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_areas(self) -> Sequence[Blurred]:
        found = []
        for text in self.cleaned_data["areas"].split():
            try:
                left, top, width, height = (int(part) / 1000 for part in text.split(","))
            except ValueError:
                raise forms.ValidationError(_("Teken de vlakken opnieuw.")) from None
            if min(left, top, width, height) < 0 or max(left + width, top + height) > 1.01:
                raise forms.ValidationError(_("Teken de vlakken opnieuw."))
            found.append(Blurred(left, top, width, height))
        return found[:MOST_AREAS]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen():
            raise forms.ValidationError(_("Kies eerst wat onherkenbaar moet worden."))
        return values

    def chosen(self) -> list[Blurred]:
        values = self.cleaned_data
        return [*values["areas"], *(square(int(number)) for number in values["squares"])]
