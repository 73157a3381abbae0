"""Forms of the desk about who comes to an activity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import LineField
from wijken.signups.forms import SignUpForm


class DeskSignUpForm(SignUpForm):
    """The questions of the site, for one date; a place for who does not fit, if that is said."""

    above_capacity = forms.BooleanField(
        label=_("Geef een plek, ook als het vol is"),
        required=False,
        help_text=_("Dan komen er meer mensen dan er plekken zijn. Dit komt in het logboek."),
    )
    most_people = 50
    takes_full = True


class FindForm(forms.Form):
    """Whom one looks for. Sent by POST, so that no name stands in an address."""

    who = LineField(
        label=_("Wie zoekt u?"),
        max_length=100,
        help_text=_("Een naam, of het nummer van de aanmelding."),
        error_messages={"required": _("Vul een naam of een nummer in.")},
    )
