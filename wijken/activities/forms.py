from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.listing import FilterForm
from mijnbuurt.core.spoken import SPOKEN
from mijnbuurt.intake.fields import DayInput
from wijken.areas.fields import WijkChoiceField

from .enums import ActivityKind, Audience, DayPart

#: Filters that a calendar file lacks: it has its own first and last day.
DAYS_OF_A_LIST = ("van", "tot")


class AgendaFilter(FilterForm):
    """Filters of the agenda, by the names they have in the address bar."""

    wijk = WijkChoiceField()
    soort = forms.ChoiceField(
        label=_("Wat"), choices=[("", _("Alles")), *ActivityKind.choices], required=False
    )
    voor = forms.ChoiceField(
        label=_("Voor wie"), choices=[("", _("Iedereen")), *Audience.choices[1:]], required=False
    )
    van = forms.DateField(label=_("Vanaf"), widget=DayInput(), required=False)
    tot = forms.DateField(label=_("Tot en met"), widget=DayInput(), required=False)
    dagdeel = forms.ChoiceField(
        label=_("Welk deel van de dag"),
        choices=[("", _("Hele dag")), *DayPart.choices],
        required=False,
    )
    taal = forms.ChoiceField(
        label=_("Welke taal spreken wij daar"),
        choices=[("", _("Maakt niet uit")), *((it.code, it.name) for it in SPOKEN.values())],
        required=False,
    )
    gratis = forms.BooleanField(label=_("Alleen gratis"), required=False)
    zomaar = forms.BooleanField(label=_("Zonder aanmelden"), required=False)
    drempelvrij = forms.BooleanField(label=_("Zonder drempel"), required=False)
    toilet = forms.BooleanField(label=_("Met toilet voor een rolstoel"), required=False)


class CalendarFilter(AgendaFilter):
    """The same for a calendar file."""

    def values(self) -> dict[str, Any]:
        found = super().values()
        return {name: value for name, value in found.items() if name not in DAYS_OF_A_LIST}
