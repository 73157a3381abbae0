from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from wijken.areas.fields import WijkChoiceField

from .enums import PlaceKind


class PlaceFilter(FilterForm):
    """Filters of the list of places."""

    wijk = WijkChoiceField()
    soort = forms.ChoiceField(
        label=_("Soort plek"), choices=[("", _("Alles")), *PlaceKind.choices], required=False
    )
    #: Chosen with a link, and kept when another filter changes.
    doen = forms.SlugField(required=False, widget=forms.HiddenInput)
