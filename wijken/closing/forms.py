"""The form that closes a place."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from wijken.activities.models import Activity
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlannedClosing

from .transitions import stamp_of


class CloseForm(forms.Form):
    """Since when or from when, why, where people go on, and what goes along."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(
        label=_("Dicht vanaf"),
        widget=AdminDateInput,
        help_text=_(
            "Deze dag staat op de pagina. Komt de dag nog, dan blijft de plek tot die dag open."
        ),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )
    successor = forms.ModelChoiceField(
        label=_("Welke plek komt ervoor in de plaats?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Geen"),
        help_text=_("De pagina verwijst daarheen."),
        error_messages={"invalid_choice": _("Kies een plek uit de lijst.")},
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=160,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("Alleen voor de redactie. Bezoekers zien geen reden."),
        error_messages={"required": _("Zeg kort waarom de plek dicht gaat.")},
    )
    along: forms.Field = forms.ModelMultipleChoiceField(
        label=_("Welke activiteiten gaan mee naar de nieuwe plek?"),
        queryset=Activity.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Wat u niet aanvinkt, komt in Mijn werk te staan."),
        error_messages={"invalid_choice": _("Deze activiteit is hier niet meer. Kijk opnieuw.")},
    )

    def __init__(
        self,
        data: Any,
        *,
        place: Place,
        activities: Iterable[Activity],
        today: date,
        plan: PlannedClosing | None = None,
    ) -> None:
        super().__init__(data, initial=first_answers(plan) if plan else {"day": today})
        others = Place.objects.public().exclude(pk=place.pk)
        self.choose("successor").queryset = others.filter(
            fact_row__status__in=[PlaceStatus.OPEN, PlaceStatus.PREPARING]
        ).order_by("title")
        keys = [activity.pk for activity in activities]
        self.choose("along").queryset = Activity.objects.filter(pk__in=keys).order_by("title")
        if not keys:
            del self.fields["along"]

    def choose(self, name: str) -> forms.ModelChoiceField:
        return cast(forms.ModelChoiceField, self.fields[name])


def first_answers(plan: PlannedClosing) -> dict[str, Any]:
    """The form as it was filled in when the closing was planned."""
    names = ("day", "successor", "reason", "along")
    return {"seen": stamp_of(plan), **{name: getattr(plan, name) for name in names}}
