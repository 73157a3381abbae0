"""The form of the admin with which an editor changes one date."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from mijnbuurt.core import clock
from mijnbuurt.users.models import User
from wijken.areas.viewsets import TransitionForm
from wijken.enums import FigurePrecision
from wijken.places.models import Place

from . import transitions
from .dates import COUNTED
from .expected import expected_on, people_words
from .models import Occurrence
from .recurrence import local_instants


class Change(models.TextChoices):
    """What can be done with a date; the values are functions of `transitions`."""

    CANCEL = "cancel", _("De datum gaat niet door")
    MOVE = "move", _("De datum krijgt een andere tijd")
    PLACE = "relocate", _("De datum is op een andere plek")
    ONLINE = "make_online", _("De datum is online")
    RESTORE = "restore", _("De datum gaat gewoon door, op de gewone tijd en plek")


class OccurrenceForm(TransitionForm, WagtailAdminModelForm):
    """One change of one date. `seen` is how the date was when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    change = forms.ChoiceField(
        label=_("Wat wilt u doen?"), choices=Change, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=120,
        required=False,
        help_text=_("Staat in de agenda. Bij online: hoe iemand meedoet."),
    )
    day = forms.DateField(
        label=_("Nieuwe dag"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Alleen bij een andere tijd."),
    )
    starts = forms.TimeField(label=_("Begint om"), required=False, widget=AdminTimeInput)
    ends = forms.TimeField(label=_("Klaar om"), required=False, widget=AdminTimeInput)
    venue = forms.ModelChoiceField(
        label=_("Andere plek"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("Een plek die niet op de site staat"),
        help_text=_("Alleen bij een andere plek."),
    )
    place_words = forms.CharField(
        label=_("Waar, als de plek er niet bij staat"), max_length=120, required=False
    )

    class Meta:
        model = Occurrence
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        starts = timezone.localtime(self.instance.starts_at)
        ends = timezone.localtime(self.instance.ends_at)
        self.initial.update(
            seen=state_text(self.instance),
            reason=self.instance.reason,
            day=starts.date(),
            starts=starts.time(),
            ends=ends.time(),
            venue=self.instance.venue_id,
            place_words=self.instance.place_words,
        )
        self.fields["change"].help_text = told_on_change(self.instance)
        self.fields["venue"].queryset = Place.objects.public().order_by("title")

    def clean(self) -> dict:
        data = super().clean()
        if data.get("seen") != state_text(self.instance):
            raise ValidationError(
                _("Iemand anders heeft deze datum net gewijzigd. Open de datum opnieuw.")
            )
        if data.get("change") == Change.MOVE and not (data.get("day") and data.get("starts")):
            self.add_error("day", _("Vul de nieuwe dag en tijd in."))
        return data

    def apply(self, user: User, now: datetime) -> Occurrence:
        data, row = self.cleaned_data, self.instance
        change = Change(data["change"])
        if change == Change.RESTORE:
            return transitions.restore(row, user, now)
        if change == Change.MOVE:
            starts_at, ends_at = local_instants(data["day"], data["starts"], data["ends"])
            return transitions.move(row, starts_at, ends_at, data["reason"], user, now)
        if change == Change.PLACE:
            venue, words = data["venue"], data["place_words"]
            return transitions.relocate(row, venue, words, data["reason"], user, now)
        transition = transitions.cancel if change == Change.CANCEL else transitions.make_online
        return transition(row, data["reason"], user, now)


def told_on_change(row: Occurrence) -> str:
    """That people signed up for this date, who hear of a change; empty where nobody did."""
    number = expected_on(row.activity, clock.now()).get(row.rule_date)
    if not number:
        return ""
    people = people_words(number)
    return _("Aangemeld: %(people)s. Zij krijgen hier bericht van.") % {"people": people}


class VisitorsForm(TransitionForm, WagtailAdminModelForm):
    """How many people came to one date."""

    visitors = forms.IntegerField(
        label=_("Hoeveel mensen waren er?"), required=False, min_value=0, max_value=100_000
    )
    precision = forms.ChoiceField(
        label=_("Hoe precies is dat?"),
        choices=[*COUNTED, ("", _("Niet geteld"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Bij tientallen hoort geen aantal. Zo'n datum telt niet mee in een totaal."),
    )

    class Meta:
        model = Occurrence
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(
            visitors=self.instance.visitors,
            precision=self.instance.visitors_precision or FigurePrecision.EXACT,
        )

    def apply(self, user: User, now: datetime) -> Occurrence:
        data = self.cleaned_data
        visitors, precision = data["visitors"], data["precision"]
        return transitions.count_visitors(self.instance, visitors, precision, user, now)


def state_text(row: Occurrence) -> str:
    """All that an editor can change of a date, in one line."""
    values = (getattr(row, name) for name in transitions.FACTS)
    return "|".join(v.isoformat() if isinstance(v, datetime) else str(v or "") for v in values)
