"""Forms on the page of a case. Each carries a key of its own, so that a second tap does nothing,
and the stamp of what its reader saw."""

import uuid
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.cleaning import LONG_NUMBER, MAIL_ADDRESS
from mijnbuurt.intake.fields import TextField
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.rules import editors_of

from . import transitions
from .cases import Partner
from .models import InboxRecord, name_of
from .repairs import desks_for, suggested_answer

CITY = "city"
OLD_PAGE = _("Deze pagina stond lang open. Kijk het na en druk nog een keer.")


class CaseForm(forms.Form):
    """One thing that can be done with a case. `apply` does it, by a transition."""

    #: What the form is called in the template, and what a reader is told when it is done.
    slot = ""
    done: Any = _("Bewaard.")

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen_as = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, record: InboxRecord, user: User, data: Any = None, **kwargs: Any) -> None:
        self.record, self.user = record, user
        initial = {"key": uuid.uuid4(), "seen_as": record.stamp, **self.start()}
        super().__init__(data, initial=initial, prefix=None, auto_id=f"{self.slot}-%s", **kwargs)
        self.fill_choices()

    def start(self) -> dict[str, Any]:
        """What is filled in before anyone typed."""
        return {}

    def fill_choices(self) -> None:
        """What can be chosen for this record."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not values.get("key"):
            raise forms.ValidationError(OLD_PAGE)
        return values

    def look_again(self, record: InboxRecord) -> None:
        """Show what was typed again, beside the case as it is now: the next tap may decide."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen_as"] = record.stamp
        if not self.cleaned_data.get("key"):
            data["key"] = str(uuid.uuid4())
        self.data = data
        self.record = record

    @property
    def typed(self) -> str:
        """The text in it, to be kept when there is no place for it any more."""
        return str(self.data.get("text", "")) if self.is_bound else ""

    def step(self, now: datetime) -> transitions.Step:
        values = self.cleaned_data
        return transitions.Step(self.user, now, values["seen_as"], values["key"])

    def apply(self, now: datetime) -> Any:
        raise NotImplementedError


class OwnerForm(CaseForm):
    """Someone picks the case up, or it is put back."""

    slot = "owner"
    owner = forms.ModelChoiceField(
        User.objects.none(), to_field_name="uuid", label=_("Wie pakt dit op?"), required=False
    )

    def start(self) -> dict[str, Any]:
        return {"owner": self.record.owner.uuid if self.record.owner else None}

    def fill_choices(self) -> None:
        field = cast(forms.ModelChoiceField, self.fields["owner"])
        field.queryset = editors_of(self.record.wijk).order_by("first_name", "last_name")
        field.empty_label = str(_("Nog niemand"))
        field.label_from_instance = name_of  # type: ignore[method-assign, assignment]

    def apply(self, now: datetime) -> Any:
        return transitions.give(self.record, self.cleaned_data["owner"], self.step(now))


class NoteForm(CaseForm):
    slot = "note"
    done = _("Uw notitie staat erbij.")
    text = TextField(
        label=_("Notitie voor collega's"),
        max_length=4000,
        rows=3,
        error_messages={"required": _("Schrijf eerst een notitie.")},
    )

    def apply(self, now: datetime) -> Any:
        return transitions.add_note(self.record, self.cleaned_data["text"], self.step(now))


class MailForm(CaseForm):
    """The answer to who wants a mail."""

    slot = "answer"
    done = _("Uw antwoord is onderweg.")
    text = TextField(
        label=_("Uw antwoord"),
        max_length=4000,
        rows=8,
        help_text=_("Groet, nummer en uw naam zet de site er zelf bij."),
        error_messages={"required": _("Schrijf eerst een antwoord.")},
    )

    def start(self) -> dict[str, Any]:
        return {"text": suggested_answer(self.record, desks_for(self.record))}

    def apply(self, now: datetime) -> Any:
        return transitions.answer(self.record, self.cleaned_data["text"], self.step(now))


class ToldForm(CaseForm):
    """Ticking off a call, a letter or a visit, with what was said."""

    slot = "told"
    text = TextField(label=_("Wat is er gezegd?"), max_length=4000, rows=4, required=False)
    outcome = forms.ChoiceField(
        choices=[("done", _("gedaan")), ("tried", _("niet bereikt"))],
        error_messages={
            "required": _("Kies een van de knoppen."),
            "invalid_choice": _("Kies een van de knoppen."),
        },
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("outcome") == "done" and not values.get("text") and "text" not in self.errors:
            self.add_error("text", _("Schrijf kort op wat er is gezegd."))
        return values

    def apply(self, now: datetime) -> Any:
        reached = self.cleaned_data["outcome"] == "done"
        text = self.cleaned_data["text"]
        return transitions.tick_off(self.record, text, self.step(now), reached=reached)


class HandOverForm(CaseForm):
    slot = "hand_over"
    wijk = forms.ChoiceField(
        label=_("Aan welke wijk?"),
        error_messages={
            "required": _("Kies een wijk."),
            "invalid_choice": _("Kies een wijk uit de lijst."),
        },
    )
    text = TextField(
        label=_("Waarom?"),
        max_length=1000,
        rows=3,
        help_text=_("Uw collega's daar lezen dit. De notities gaan mee."),
        error_messages={"required": _("Schrijf kort op waarom u dit overdraagt.")},
    )

    def fill_choices(self) -> None:
        others = Wijk.objects.open().only("slug", "name")
        wijken = [(wijk.slug, wijk.name) for wijk in others if wijk.pk != self.record.wijk_id]
        city = [(CITY, _("Redactie van de hele stad"))] if self.record.wijk_id else []
        field = cast(forms.ChoiceField, self.fields["wijk"])
        field.choices = [("", _("Kies een wijk")), *wijken, *city]

    def apply(self, now: datetime) -> Any:
        slug = self.cleaned_data["wijk"]
        wijk = None if slug == CITY else Wijk.objects.get(slug=slug)
        to = wijk.name if wijk else _("de hele stad")
        self.done = _("Het ligt nu bij de redactie van %(wijk)s.") % {"wijk": to}
        return transitions.hand_over(self.record, wijk, self.cleaned_data["text"], self.step(now))


class CopyForm(CaseForm):
    """The words of the sender go to a partner, without who sent them."""

    slot = "copy"
    done = _("De kopie is onderweg.")
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label=_("Aan welke partner?"),
        empty_label=_("Kies een partner"),
        error_messages={
            "required": _("Kies een partner."),
            "invalid_choice": _("Kies een partner uit de lijst."),
        },
    )
    text = TextField(
        label=_("Dit gaat mee"),
        max_length=4000,
        rows=6,
        help_text=_("Haal weg wat zegt wie dit schreef. Naam, telefoon en adres gaan nooit mee."),
        error_messages={"required": _("Er staat niets in dat mee kan.")},
    )
    checked = forms.BooleanField(
        label=_("Ik heb gelezen wat meegaat. Er staat niet in wie dit schreef."),
        error_messages={"required": _("Lees eerst na wat meegaat en zet dan het vinkje.")},
    )

    def start(self) -> dict[str, Any]:
        return {"text": without_numbers(self.record.shared_text)}

    def fill_choices(self) -> None:
        own = Q(wijk=None) | Q(wijk=self.record.wijk_id)
        field = cast(forms.ModelChoiceField, self.fields["partner"])
        field.queryset = Partner.objects.filter(own)

    def apply(self, now: datetime) -> Any:
        values = self.cleaned_data
        return transitions.copy_to(self.record, values["partner"], values["text"], self.step(now))


def without_numbers(text: str) -> str:
    """A text without its mail addresses and telephone numbers."""
    return LONG_NUMBER.sub("…", MAIL_ADDRESS.sub("…", text))


#: All of them, by the word in their address.
CASE_FORMS: dict[str, type[CaseForm]] = {
    "oppakken": OwnerForm,
    "notitie": NoteForm,
    "antwoord": MailForm,
    "gedaan": ToldForm,
    "overdragen": HandOverForm,
    "kopie": CopyForm,
}
