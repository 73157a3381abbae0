"""The rule of an activity as an editor types it, and the dates that come of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import MultiFieldPanel
from wagtail.admin.widgets import AdminDateInput

from mijnbuurt.core import clock
from mijnbuurt.core.gate import GatedPageForm
from wijken.places.models import Place

from .calendar import MONTHS_AHEAD
from .enums import Repeat
from .expected import expected_on, people_words, what_they_hear
from .recurrence import BY_WEEK, DAY, Rule
from .skipping import holiday_region, school_holiday_name, skipped_name
from .wording import WEEKDAY_NAMES, rule_text

SIGNED_UP = _("Aangemeld voor de dagen die komen: %(people)s.")
ASK = _("Klopt dat? Zet hier een vinkje en publiceer opnieuw.")


class RuleForm(forms.Form):
    """How often, on which days and until when; `first_date` comes from the form around it."""

    repeat = forms.ChoiceField(
        label=_("Hoe vaak"), choices=Repeat, initial=Repeat.ONCE, required=False
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen"),
        choices=WEEKDAY_NAMES,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Alleen bij elke week of elke twee weken. Leeg: op de weekdag van de eerste datum."
        ),
    )
    last_date = forms.DateField(
        label=_("Laatste datum"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Leeg: het gaat door, of het stopt na een aantal keer."),
    )
    count = forms.IntegerField(label=_("Of: hoeveel keer"), required=False)

    def clean(self) -> dict[str, Any]:
        """Adds `rule`, and lets the first date be the first day of the rule."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, repeat = data.get("first_date"), data.get("repeat") or Repeat.ONCE
        if first is None:
            if repeat != Repeat.ONCE:
                self.add_error("first_date", _("Vul de eerste datum in."))
            return data
        weekdays = tuple(data.get("weekdays") or ())
        if weekdays and repeat not in BY_WEEK:
            self.add_error("weekdays", _("Kies alleen dagen bij elke week of elke twee weken."))
            return data
        while weekdays and first.weekday() not in weekdays:
            first += DAY
        ends = {} if repeat == Repeat.ONCE else {n: data.get(n) for n in ("last_date", "count")}
        rule = Rule(repeat, first, weekdays=weekdays, **ends)
        if rule.problem:
            self.add_error(self._field_of(rule), rule.problem)
        else:
            data.update(first_date=first, rule=rule)
        return data

    @staticmethod
    def _field_of(rule: Rule) -> str:
        if rule.last_date:
            return "last_date"
        return "count" if rule.count is not None else "first_date"


class ActivityForm(RuleForm, GatedPageForm):
    """The form of an activity. The rule goes into the page as RFC 5545 writes it.

    Where people are expected, publishing what they will hear of asks for a tick first.
    """

    people_hear = forms.BooleanField(
        label=_("Ik weet dat mensen bericht krijgen als dag, tijd of plek verandert"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected_on(self.instance, clock.now()) if self.instance.pk else {}
        if not self.expected:
            self.fields.pop("people_hear", None)
        elif "people_hear" in self.fields:
            people = people_words(sum(self.expected.values()))
            self.fields["people_hear"].help_text = SIGNED_UP % {"people": people}
        rule = self.instance.rule
        if rule and "repeat" in self.fields:
            self.initial.update(
                repeat=rule.repeat,
                weekdays=list(rule.weekdays),
                last_date=rule.last_date,
                count=rule.count,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        rule = data.pop("rule", None)
        if "repeat" in self.fields and (rule or not data.get("first_date")):
            self.instance.recurrence = rule.text if rule else ""
        return data

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.goes_online and self.expected and not self.cleaned_data.get("people_hear"):
            words = what_they_hear(self.instance, self.expected)
            if words:
                self.add_error("people_hear", f"{words} {ASK}")


class PreviewForm(RuleForm):
    """The same fields, to list the dates before anything is saved."""

    first_date = forms.DateField(required=False)
    skip_holidays = forms.BooleanField(required=False)
    skip_school_holidays = forms.BooleanField(required=False)


class AroundForm(forms.Form):
    """Where and when it is, to see what else is there then."""

    venue = forms.ModelChoiceField(Place.objects.all())
    starts = forms.TimeField()


@dataclass(frozen=True)
class PreviewedDay:
    """A day of a rule, with the holiday on it; `is_skipped` where nothing happens then."""

    day: date
    holiday: str
    is_skipped: bool


def previewed(form: PreviewForm, today: date) -> tuple[str, list[PreviewedDay]]:
    """The rule in words and its days; of a rule without an end as many as get rows."""
    rule: Rule | None = form.cleaned_data.get("rule")
    if rule is None:
        return "", []
    region = holiday_region()
    skips = (form.cleaned_data["skip_holidays"], form.cleaned_data["skip_school_holidays"])
    ahead = relativedelta(months=MONTHS_AHEAD)
    found = []
    for day in rule.dates(rule.first_date, max(today, rule.first_date) + ahead):
        holiday = skipped_name(day, True, False) or school_holiday_name(day, region)
        is_skipped = bool(any(skips) and skipped_name(day, *skips))
        found.append(PreviewedDay(day, holiday, is_skipped))
    return rule_text(rule), found


class RuleComparison(TextFieldComparison):
    """What is different about the rule of two versions, in words."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (
            rule_text(page.rule) if page.rule else "" for page in (obj_a, obj_b)
        )


class RulePanel(MultiFieldPanel):
    """The fields of the rule, and below them the dates that come of it."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "activities/admin/rule_panel.html"

        def get_comparison(self) -> list[Any]:
            model: type[Model] = self.panel.model
            rule = partial(RuleComparison, model._meta.get_field("recurrence"))
            return [*super().get_comparison(), rule]
