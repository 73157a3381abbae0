"""Forms of the desk: other hours of today, and what to print."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.fields import ClockField, LineField
from wijken.areas.models import Wijk
from wijken.places.models import Place


def why_field() -> LineField:
    return LineField(
        label=_("Waarom?"),
        max_length=80,
        required=False,
        help_text=_("Dit staat op de site. Schrijf geen namen op."),
    )


class CloseForm(forms.Form):
    reason = why_field()


class HoursForm(forms.Form):
    """One or two spans of today. No name of a field is in the other form on the page."""

    opens = ClockField(label=_("Open om"))
    closes = ClockField(label=_("Dicht om"))
    opens_again = ClockField(label=_("Daarna weer open om"), required=False)
    closes_again = ClockField(label=_("En dicht om"), required=False)

    hours_reason = why_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for first, last in (("opens", "closes"), ("opens_again", "closes_again")):
            opens, closes = data.get(first), data.get(last)
            if last in self.errors or first in self.errors:
                continue
            if (opens is None) != (closes is None):
                self.add_error(last, _("Vul beide tijden in, of geen van beide."))
            elif opens is not None and opens == closes:
                self.add_error(last, _("Kies twee verschillende tijden."))
        return data

    @property
    def spans(self) -> list[tuple[time, time]]:
        data = self.cleaned_data
        spans = [(data["opens"], data["closes"])]
        if data.get("opens_again"):
            spans.append((data["opens_again"], data["closes_again"]))
        return sorted(spans)


class WeekForm(forms.Form):
    """Of what, and of which week."""

    voor = forms.ChoiceField(
        label=_("Van welke wijk of plek?"),
        required=False,
        error_messages={"invalid_choice": _("Deze wijk of plek is er niet. Kies er een uit.")},
    )
    week = forms.ChoiceField(
        label=_("Welke week?"),
        choices=[("deze", _("Deze week")), ("volgende", _("Volgende week"))],
        required=False,
        error_messages={"invalid_choice": _("Kies deze week of volgende week.")},
    )

    def __init__(self, data: Any, wijken: Iterable[Wijk], places: Iterable[Place]) -> None:
        super().__init__(data)
        self.wijken = {f"wijk:{wijk.slug}": wijk for wijk in wijken}
        self.places = {f"plek:{place.translation_key}": place for place in places}
        self.fields["voor"].choices = [  # type: ignore[attr-defined]
            ("", _("Alle wijken")),
            (_("Wijken"), [(key, wijk.name) for key, wijk in self.wijken.items()]),
            (_("Plekken"), [(key, place.title) for key, place in self.places.items()]),
        ]

    @property
    def wijk(self) -> Wijk | None:
        return self.wijken.get(self.cleaned_data.get("voor", ""))

    @property
    def place(self) -> Place | None:
        return self.places.get(self.cleaned_data.get("voor", ""))

    def monday(self, today: date) -> date:
        weeks = 1 if self.cleaned_data.get("week") == "volgende" else 0
        return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
