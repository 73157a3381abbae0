from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from wijken.areas.fields import WijkChoiceField

from .enums import InitiativeStatus


class InitiativeFilter(FilterForm):
    """Filters of the list of initiatives."""

    wijk = WijkChoiceField()
    toestand = forms.ChoiceField(
        label=_("Hoe ver is het?"),
        choices=[("", _("Alles")), *InitiativeStatus.choices],
        required=False,
    )
