"""Forms of accounts. What somebody may do from now on is decided with a reason, for the log."""

from collections.abc import Set
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm, UserCreationForm, UserEditForm

from mijnbuurt.core.spreadsheets import is_seen
from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.users.models import User

LONGEST_REASON = 300


def seen_words(text: str) -> str:
    """A line of text; empty if nothing of it can be seen."""
    line = clean_line(text)
    return line if any(map(is_seen, line)) else ""


class WhyForm(forms.Form):
    """One question: why?"""

    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=LONGEST_REASON,
        help_text=_("Dit staat in het logboek."),
        error_messages={"required": _("Schrijf waarom.")},
    )

    def clean_reason(self) -> str:
        reason = seen_words(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError(_("Schrijf waarom."))
        return reason


class AccountDecision(forms.Form):
    """Mixed into a form of an account: asks why as soon as something is decided."""

    #: Fields that say who gets in, and what that person may do.
    decisive: Set[str]

    reason = forms.CharField(
        label=_("Waarom?"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_(
            "Nodig als u een rol geeft of afneemt, een account aan- of uitzet, of het wachtwoord of"
            " e-mailadres van een ander wijzigt. Dit staat in het logboek."
        ),
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_superuser" in self.fields and not actor.is_superuser:
            # Who has not all rights gives them to nobody.
            self.fields["is_superuser"].disabled = True

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        reason = seen_words(values.get("reason", ""))
        if not reason and self.decisive & set(self.changed_data):
            self.add_error("reason", _("Schrijf waarom u dit wijzigt."))
        self.instance.reason = reason  # type: ignore[attr-defined]
        return values


class NewAccountForm(AccountDecision, UserCreationForm):
    decisive = frozenset({"groups", "is_superuser"})


class AccountForm(AccountDecision, UserEditForm):
    decisive = frozenset({"groups", "is_superuser", "is_active", "email", "password1"})

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        if editing_self:
            self.decisive = self.decisive - {"email", "password1"}


class GroupDecision(WhyForm, GroupForm):
    """A group is nothing but rights, so each change of it has its reason."""
