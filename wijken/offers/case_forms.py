"""What editors decide about an offered activity."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.clock import local_date, now
from mijnbuurt.core.gate import PublicationRefused
from mijnbuurt.intake.fields import LineField, TextField
from wijken.activities.enums import ActivityKind
from wijken.contact.case_forms import CASE_FORMS, CaseForm, without_numbers

from . import pages, rules, transitions
from .models import Offer

CHOOSE_KIND = _("Kies wat voor activiteit het is.")
NAMED = _("In de tekst staat nog wie dit aanmeldde. Maak eerst een concept en haal dat eruit.")
UNCLEAR = _("De site kan dag en tijd niet lezen. Maak eerst een concept en vul ze daar in.")


class ApproveForm(CaseForm):
    """A page in the agenda: as a draft, or online at once."""

    slot = "approve"
    record: Offer
    title = LineField(
        label=_("Naam in de agenda"),
        max_length=80,
        error_messages={"required": _("Vul in hoe het in de agenda heet.")},
    )
    kind = forms.ChoiceField(
        label=_("Wat voor activiteit is het?"),
        choices=[("", _("Kies een soort")), *ActivityKind.choices],
        error_messages={"required": CHOOSE_KIND, "invalid_choice": CHOOSE_KIND},
    )
    publish = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def start(self) -> dict[str, Any]:
        return {"title": without_numbers(self.record.title)}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("publish"):
            return values
        offer = self.record
        shown = (values.get("title", ""), offer.text, offer.where, offer.price_text)
        if rules.names_sender(offer, *(without_numbers(text) for text in shown)):
            raise ValidationError(NAMED)
        if not pages.is_clear(offer, local_date(now())):
            raise ValidationError(UNCLEAR)
        return values

    def apply(self, now: datetime) -> Any:
        values = self.cleaned_data
        if values["publish"]:
            self.done = _("Het staat in de agenda.")
        else:
            self.done = _("Het concept staat klaar. Open het, kijk het na en publiceer het.")
        try:
            return transitions.approve(
                self.record,
                self.step(now),
                title=values["title"],
                kind=values["kind"],
                publish=values["publish"],
            )
        except PublicationRefused as refusal:
            raise ValidationError(refusal.sentences) from None


class DeclineForm(CaseForm):
    """It does not come in the agenda. The reason goes to the sender."""

    slot = "decline"
    record: Offer
    done = _("De activiteit komt niet in de agenda.")
    text = TextField(
        label=_("Waarom niet?"),
        max_length=1000,
        rows=3,
        help_text=_("De bewoner leest dit, in een mail of van u aan de telefoon."),
        error_messages={"required": _("Schrijf op waarom het niet in de agenda komt.")},
    )

    def apply(self, now: datetime) -> Any:
        return transitions.decline(self.record, self.cleaned_data["text"], self.step(now))


OFFER_FORMS: dict[str, type[CaseForm]] = {
    **CASE_FORMS,
    "in-de-agenda": ApproveForm,
    "afwijzen": DeclineForm,
}
