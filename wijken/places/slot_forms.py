"""Forms about slots: of a partner, who changes the own ones, and of editors."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminTimeInput

from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.tables import SEEN, mark_of
from mijnbuurt.intake.fields import ClockField, LineField
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from wijken.areas.viewsets import TransitionForm

from . import slot_transitions
from .admin_forms import places_of
from .models import Place, Slot

#: What a partner may say of the own slot.
OWN_FIELDS = ["what", "weekday", "opens", "closes", "by_appointment", "note", "languages"]


def check_times(form: Any) -> None:
    opens, closes = (form.cleaned_data.get(name) for name in ("opens", "closes"))
    if opens is not None and opens == closes:
        form.add_error("closes", _("Kies twee verschillende tijden."))


class OwnSlotForm(forms.ModelForm):
    """What a partner changes."""

    use_required_attribute = False

    class Meta:
        model = Slot
        fields = OWN_FIELDS
        field_classes = {
            "what": LineField,
            "note": LineField,
            "opens": ClockField,
            "closes": ClockField,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].error_messages["required"] = _("Vul dit in.")
        self.seen = mark_of(Slot.objects.get(pk=self.instance.pk))
        self.fields[SEEN] = forms.CharField(
            required=False, initial=self.seen, widget=forms.HiddenInput
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        check_times(self)
        return self.cleaned_data

    def show_what_is_now(self) -> None:
        """Who sends it once more has seen what a colleague made of it."""
        data = cast(QueryDict, self.data).copy()
        data[SEEN] = self.seen
        self.data = data


class SkipForm(forms.Form):
    """A date that does not go ahead, and why."""

    date = forms.ChoiceField(
        label=_("Welke dag?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een dag."),
            "invalid_choice": _("Kies een dag uit de lijst."),
        },
    )
    reason = LineField(
        label=_("Waarom?"),
        max_length=80,
        required=False,
        help_text=_("Dit staat op de site. Schrijf geen namen op."),
    )

    def __init__(self, data: Any, days: Iterable[datetime.date]) -> None:
        super().__init__(data)
        choices = [(day.isoformat(), day_nl(day)) for day in days]
        self.fields["date"].choices = choices  # type: ignore[attr-defined]


class SlotForm(TransitionForm, WagtailAdminModelForm):
    """What editors keep of a slot."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Plek"))

    class Meta:
        model = Slot
        fields = [
            "place",
            "what",
            "organisation",
            "weekday",
            "opens",
            "closes",
            "by_appointment",
            "kind",
            "free",
            "note",
            "languages",
            "season_from",
            "season_to",
            "holder",
        ]
        widgets = {"opens": AdminTimeInput, "closes": AdminTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_of(self.for_user)
        partners = User.objects.filter(groups__name=Role.PARTNER, is_active=True)
        if self.instance.holder_id:
            partners |= User.objects.filter(pk=self.instance.holder_id)
        self.fields["holder"].queryset = partners.distinct()
        self.before = mark_of(Slot.objects.get(pk=self.instance.pk)) if self.instance.pk else ""

    def clean(self) -> dict[str, Any]:
        super().clean()
        check_times(self)
        return self.cleaned_data

    def apply(self, user: User, now: datetime.datetime) -> Slot:
        if not self.instance.pk:
            return slot_transitions.add_slot(self.instance, user=user)
        return slot_transitions.change_slot(self.instance, seen=self.before, user=user, now=now)
