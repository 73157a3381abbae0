"""Forms of the admin: other hours on a date, and status and address of a place."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from mijnbuurt.users.models import User
from wijken.areas.rules import wijken_of, works_citywide

from . import transitions
from .enums import PlaceStatus
from .models import HoursException, Place, PlaceFacts
from .wijk_rows import TransitionForm


def places_of(user: User) -> QuerySet[Place]:
    """The Dutch pages of the places that a user may change."""
    places = Place.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    if not works_citywide(user):
        places = places.filter(home_wijk__in=wijken_of(user))
    return places.order_by("title")


class ExceptionForm(TransitionForm, WagtailAdminModelForm):
    """Other hours on a date; without times the place is closed that day."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Plek"))

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

    def clean(self) -> dict:
        data = super().clean()
        opens, closes = data.get("opens"), data.get("closes")
        if (opens is None) != (closes is None):
            self.add_error("closes", _("Vul beide tijden in, of geen van beide."))
        elif opens is not None and opens == closes:
            self.add_error("closes", _("Kies twee verschillende tijden."))
        return data

    def apply(self, user: User, now: datetime) -> HoursException:
        data = self.cleaned_data
        place, day = data["place"], data["date"]
        said = {"user": user, "now": now, "reason": data["reason"]}
        if data["opens"] is None:
            return transitions.close_on(place, day, **said)
        return transitions.add_exception(place, day, data["opens"], data["closes"], **said)


class FactsForm(TransitionForm, WagtailAdminModelForm):
    """Status, address and telephone of a place."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Plek"))
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=160,
        required=False,
        help_text=_("Alleen voor de redactie. Nodig als de plek dichtgaat."),
    )

    class Meta:
        model = PlaceFacts
        fields = ["place", "status", "successor", *transitions.CONTACT_FIELDS]
        help_texts = {"successor": _("Alleen bij een plek die voorgoed sluit.")}

    field_order = ["place", "status", "reason"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        own = places_of(self.for_user)
        if self.instance.pk:
            del self.fields["place"]
        else:
            self.fields["place"].queryset = own.filter(fact_row=None)
        self.fields["successor"].queryset = (
            Place.objects.public().exclude(fact_row__status=PlaceStatus.CLOSED).order_by("title")
        )

    def apply(self, user: User, now: datetime) -> PlaceFacts:
        data = self.cleaned_data
        place = data.get("place") or self.instance.place
        transitions.change_status(
            place,
            data["status"],
            user=user,
            now=now,
            reason=data["reason"],
            successor=data["successor"],
        )
        contact = {name: data[name] for name in transitions.CONTACT_FIELDS}
        return transitions.change_contact(place, user=user, **contact)
