from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from wijken.areas.fields import WijkChoiceField

from .enums import PublicationKind


class PublicationFilter(FilterForm):
    """Filters of the list of publications."""

    wijk = WijkChoiceField()
    soort = forms.ChoiceField(
        label=_("Soort"), choices=[("", _("Alles")), *PublicationKind.choices], required=False
    )
    jaar = forms.IntegerField(label=_("Jaar"), min_value=1990, max_value=2100, required=False)
