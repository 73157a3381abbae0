from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import DayInput
from mijnbuurt.users.models import User

from .enums import MailWay
from .models import OFFICE_DAYS, WEEKDAY_CHOICES, WorkWeek
from .rules import possible_stand_ins


class WeekForm(forms.Form):
    """When I work, how mail comes to me, and who does my work while I am away."""

    days = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen werkt u?"),
        choices=[choice for choice in WEEKDAY_CHOICES if choice[0] in OFFICE_DAYS],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één dag.")},
        help_text=_("Op deze dagen krijgt u de mail met wat wacht."),
    )
    mail = forms.ChoiceField(
        label=_("Hoe hoort u wat er wacht?"), choices=MailWay, widget=forms.RadioSelect
    )
    away_from = forms.DateField(
        label=_("Ik ben weg vanaf"),
        required=False,
        widget=DayInput(),
        help_text=_("Laat leeg als u vandaag al weg bent."),
    )
    away_until = forms.DateField(
        label=_("Ik ben weg tot en met"),
        required=False,
        widget=DayInput(),
        help_text=_("Laat beide dagen leeg als u er gewoon bent."),
    )
    stand_in = forms.ModelChoiceField(
        label=_("Wie neemt uw werk over?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Niemand"),
        help_text=_("U kunt kiezen uit collega's die al bij uw werk mogen."),
        error_messages={"invalid_choice": _("Kies iemand uit de lijst.")},
    )

    def __init__(
        self, *args: Any, instance: WorkWeek, user: User, today: date, **kwargs: Any
    ) -> None:
        initial = {
            "days": instance.days,
            "mail": instance.mail_way,
            "away_from": instance.away_from,
            "away_until": instance.away_until,
            "stand_in": instance.stand_in_id,
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.today = today
        found = possible_stand_ins(user, today)
        choices = User.objects.filter(pk__in=[person.pk for person in found])
        self.fields["stand_in"].queryset = choices.order_by("first_name", "last_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, last = values.get("away_from"), values.get("away_until")
        if {"away_from", "away_until"} & self.errors.keys():
            return values
        if first and not last:
            self.add_error("away_until", _("Vul in tot en met welke dag u weg bent."))
        elif last and last < self.today:
            # A holiday that is over is no absence any more.
            values["away_from"] = values["away_until"] = values["stand_in"] = None
        elif last:
            values["away_from"] = first or self.today
            if values["away_from"] > last:
                self.add_error("away_until", _("Deze dag ligt voor de eerste dag dat u weg bent."))
        return values
