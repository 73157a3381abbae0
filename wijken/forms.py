from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from wijken.areas.fields import WijkChoiceField

from .enums import PublicationKind

MAX_REASON = 2000


class PublicationFilter(FilterForm):
    """Filters of the list of publications."""

    wijk = WijkChoiceField()
    soort = forms.ChoiceField(
        label=_("Soort"), choices=[("", _("Alles")), *PublicationKind.choices], required=False
    )
    jaar = forms.IntegerField(label=_("Jaar"), min_value=1990, max_value=2100, required=False)


class NoteForm(forms.Form):
    """What an editor says with a decision; the author gets it by mail."""

    comment = forms.CharField(
        label=_("Bericht aan de schrijver"),
        max_length=MAX_REASON,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class ReasonForm(NoteForm):
    """A decision that a draft does not go online is never without a reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["comment"]
        reason.required = True
        reason.error_messages["required"] = _("Schrijf waarom. De schrijver krijgt dit per mail.")
