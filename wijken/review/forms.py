from django import forms
from django.utils.translation import gettext_lazy as _

from wijken.editing import DECISIONS
from wijken.forms import NoteForm


class DecisionForm(NoteForm):
    """A decision with a message, about the version that was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    decision = forms.ChoiceField(
        choices=[(name, name) for name in DECISIONS],
        error_messages={
            "required": _("Kies een van de knoppen."),
            "invalid_choice": _("Kies een van de knoppen."),
        },
    )
