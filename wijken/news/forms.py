from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from wijken.areas.fields import WijkChoiceField

from .enums import ArticleKind


class NewsFilter(FilterForm):
    """Filters of the news lists."""

    wijk = WijkChoiceField()
    soort = forms.ChoiceField(
        label=_("Soort"), choices=[("", _("Alles")), *ArticleKind.choices], required=False
    )
    jaar = forms.IntegerField(label=_("Jaar"), min_value=1990, max_value=2100, required=False)
