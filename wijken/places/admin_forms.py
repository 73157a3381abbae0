"""Forms of the admin: other hours on a date, and status and address of a place."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.holidays import holidays_between
from mijnbuurt.users.models import User
from wijken.areas.citymap.drawing import is_turned_around, shown_wijken
from wijken.areas.rules import wijken_of, works_citywide
from wijken.areas.viewsets import TransitionForm

from . import transitions
from .enums import PlaceStatus
from .models import HoursException, Place, PlaceFacts

#: How far ahead holidays are offered.
YEAR = timedelta(days=365)


def places_of(user: User) -> QuerySet[Place]:
    """The Dutch pages of the places that a user may change."""
    places = Place.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    if not works_citywide(user):
        places = places.filter(home_wijk__in=wijken_of(user))
    return places.order_by("title")


class ExceptionForm(TransitionForm, WagtailAdminModelForm):
    """Other hours on a date; without times the place is closed that day, or for a period."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Plek"))
    until = forms.DateField(
        label=_("Tot en met"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Alleen als de plek langer dicht is, zoals in een vakantie."),
    )
    holidays = forms.MultipleChoiceField(
        label=_("Of kies feestdagen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Dan hoeft u geen datum in te vullen."),
    )
    field_order = ["place", "date", "until", "holidays"]

    class Meta:
        model = HoursException
        fields = ["place", "date", "opens", "closes", "reason"]
        widgets = {"date": AdminDateInput, "opens": AdminTimeInput, "closes": AdminTimeInput}
        help_texts = {
            "opens": _("Laat beide tijden leeg als de plek de hele dag dicht is."),
            "closes": _("Een tijd voor het begin is na middernacht."),
            "reason": _("Staat op de pagina. Bijvoorbeeld: Tweede Kerstdag."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_of(self.for_user)
        self.fields["date"].required = False
        today = local_date(clock.now())
        holidays = holidays_between(today, today + YEAR)
        self.named_days = {day.isoformat(): str(name) for day, name in holidays.items()}
        self.fields["holidays"].choices = [
            (day, f"{name}, {day_nl(date.fromisoformat(day))}")
            for day, name in self.named_days.items()
        ]

    def clean(self) -> dict:
        data = super().clean()
        opens, closes = data.get("opens"), data.get("closes")
        if (opens is None) != (closes is None):
            self.add_error("closes", _("Vul beide tijden in, of geen van beide."))
        elif opens is not None and opens == closes:
            self.add_error("closes", _("Kies twee verschillende tijden."))
        self._check_days(data)
        return data

    def _check_days(self, data: dict) -> None:
        if not data.get("date") and "date" not in self.errors:
            if data.get("until"):
                self.add_error("date", _("Vul de eerste dag in."))
            elif not data.get("holidays") and "holidays" not in self.errors:
                self.add_error("date", _("Kies een datum of een feestdag."))
        if data.get("until") and data.get("opens"):
            self.add_error("until", _("Meer dagen tegelijk kan alleen bij dicht."))

    def _post_clean(self) -> None:
        """The rows are made and checked by the transitions, one for each day."""

    @transaction.atomic
    def apply(self, user: User, now: datetime) -> HoursException:
        data = self.cleaned_data
        said: dict[str, Any] = {"user": user, "now": now, "reason": data["reason"]}
        made = [self._apply_on(date.fromisoformat(day), user, now) for day in data["holidays"]]
        if data["until"]:
            made.append(
                transitions.close_between(data["place"], data["date"], data["until"], **said)
            )
        elif data["date"]:
            made.append(self._apply_on(data["date"], user, now))
        return made[-1]

    def _apply_on(self, day: date, user: User, now: datetime) -> HoursException:
        data = self.cleaned_data
        place, opens, closes = data["place"], data["opens"], data["closes"]
        reason = data["reason"] or self.named_days.get(day.isoformat(), "")
        said: dict[str, Any] = {"user": user, "now": now, "reason": reason}
        if opens is None:
            return transitions.close_on(place, day, **said)
        return transitions.add_exception(place, day, opens, closes, **said)


class FactsForm(TransitionForm, WagtailAdminModelForm):
    """Status, address and telephone of a place."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Plek"))
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=160,
        required=False,
        help_text=_("Alleen voor de redactie. Nodig als de plek een tijd dichtgaat."),
    )

    class Meta:
        model = PlaceFacts
        fields = ["place", "status", *transitions.CONTACT_FIELDS]
        localized_fields = ["latitude", "longitude"]
        help_texts = {
            "status": _("Sluit de plek voorgoed? Kies dat in de lijst, achter de plek."),
            "latitude": _("Alleen voor de kaart. Mag leeg blijven. Bijvoorbeeld 52,0907."),
            "longitude": _("Bijvoorbeeld 5,1214."),
        }

    field_order = ["place", "status", "reason"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        own = places_of(self.for_user)
        if self.instance.pk:
            del self.fields["place"]
        else:
            self.fields["place"].queryset = own.filter(fact_row=None)
        if self.instance.status != PlaceStatus.CLOSED:  # that has a screen of its own
            closed = PlaceStatus.CLOSED.value
            choices = [choice for choice in PlaceStatus.choices if choice[0] != closed]
            self.fields["status"].choices = choices

    def clean(self) -> dict:
        data = super().clean()
        if "latitude" in data and "longitude" in data:
            for field, sentence in position_problems(data["latitude"], data["longitude"]):
                self.add_error(field, sentence)
        return data

    def apply(self, user: User, now: datetime) -> PlaceFacts:
        data = self.cleaned_data
        place = data.get("place") or self.instance.place
        transitions.change_status(
            place,
            data["status"],
            user=user,
            now=now,
            reason=data["reason"],
            successor=place.facts.successor if data["status"] == PlaceStatus.CLOSED else None,
        )
        contact = {name: data[name] for name in transitions.CONTACT_FIELDS}
        return transitions.change_contact(place, user=user, **contact)


def position_problems(
    latitude: float | None, longitude: float | None
) -> Iterator[tuple[str, Promise]]:
    """What is wrong with a position, and beside which field to say so."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        empty = "latitude" if latitude is None else "longitude"
        yield empty, _("Vul beide in, of geen van beide.")
    elif abs(latitude) > 90:
        yield "latitude", _("Een breedtegraad ligt tussen -90 en 90.")
    elif abs(longitude) > 180:
        yield "longitude", _("Een lengtegraad ligt tussen -180 en 180.")
    elif is_turned_around(shown_wijken(settings.LANGUAGE_CODE), latitude, longitude):
        yield "latitude", _("Breedtegraad en lengtegraad staan andersom.")
