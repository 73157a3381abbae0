"""The question itself, on somebody's own phone, and ticking numbers for a photo."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import LineField, MailField
from mijnbuurt.intake.forms import IntakeForm

from . import sessions
from .session_models import ConsentSession

ME, CHILD = "me", "child"
YES, NO = "yes", "no"


class AnswerForm(IntakeForm):
    """Two taps: who is on the photo, and yes or no. The rest may stay empty."""

    who = forms.ChoiceField(
        label=_("Wie staat er op de foto?"),
        choices=[
            (ME, _("Ik zelf")),
            (CHILD, _("Mijn kind. Ik ben de ouder of voogd")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie er op de foto staat.")},
    )
    answer = forms.ChoiceField(
        label=_("Mag de foto op de site?"),
        choices=[(YES, _("Ja, dat mag")), (NO, _("Nee, liever niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )
    for_print = forms.BooleanField(label=_("Ook op papier, zoals een poster"), required=False)
    for_social = forms.BooleanField(label=_("Ook op sociale media"), required=False)
    email = MailField(
        label=_("Wilt u de foto's eerst zien? Vul dan uw e-mailadres in."),
        help_text=_("Dit hoeft niet."),
        required=False,
    )

    field_order = ["who", "answer", "for_print", "for_social", "email"]
    record_fields = (*IntakeForm.record_fields, "email")
    icons = {ME: "user", CHILD: "users", YES: "check", NO: "x"}

    def said(self) -> sessions.Said:
        return said_in(self.cleaned_data)


class PaperForm(forms.Form):
    """What someone without a phone said, typed in by an editor."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    who = forms.ChoiceField(
        label=_("Wie staat er op de foto?"),
        choices=[(ME, _("De persoon zelf")), (CHILD, _("Een kind; de ouder of voogd zegt het"))],
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label=_("Mag de foto op de site?"),
        choices=[(YES, _("Ja")), (NO, _("Nee"))],
        widget=forms.RadioSelect,
    )
    for_print = forms.BooleanField(label=_("Ook op papier, zoals een poster"), required=False)
    for_social = forms.BooleanField(label=_("Ook op sociale media"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4()}
        super().__init__(*args, **kwargs)

    def said(self) -> sessions.Said:
        return said_in(self.cleaned_data)


def said_in(values: dict[str, Any]) -> sessions.Said:
    return sessions.Said(
        agrees=values["answer"] == YES,
        is_guardian=values["who"] == CHILD,
        for_print=values["for_print"],
        for_social=values["for_social"],
    )


class TickForm(forms.Form):
    """The numbers of the people on one photo; `photos/consent_numbers.html` shows it."""

    numbers = forms.TypedMultipleChoiceField(
        label=_("Wie staan er op deze foto?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Dit nummer is er niet: %(value)s.")},
    )

    def __init__(self, rows: list[sessions.NumberRow], *args: Any, **kwargs: Any) -> None:
        self.rows = rows
        ticked = [row.number for row in rows if row.is_ticked]
        kwargs["initial"] = {"numbers": ticked}
        super().__init__(*args, **kwargs)
        self.fields["numbers"].choices = [(row.number, str(row.number)) for row in rows]  # type: ignore[attr-defined]


class SessionForm(forms.ModelForm):
    """Begin to ask for a yes somewhere."""

    title = LineField(
        label=_("Waar maakt u foto's?"),
        help_text=_("Bijvoorbeeld: straatfeest in de Lindestraat. Bewoners lezen dit."),
        max_length=100,
    )

    class Meta:
        model = ConsentSession
        fields = ["title", "wijk"]
