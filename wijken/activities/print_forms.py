"""Which days go on paper, and how large."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.listing import FilterForm
from mijnbuurt.intake.fields import DayInput

from .calendar import YEARS, first_of_month, last_of_month

MONTHS_OF_A_QUARTER = 3


class Period(models.TextChoices):
    WEEK = "week", _("Een week")
    MONTH = "maand", _("Een maand")
    QUARTER = "kwartaal", _("Drie maanden")


class PrintForm(FilterForm):
    """By the names they have in the address bar. What makes no sense is the week of today."""

    periode = forms.ChoiceField(label=_("Hoe lang"), choices=Period.choices, required=False)
    vanaf = forms.DateField(label=_("Vanaf welke dag"), widget=DayInput(), required=False)
    groot = forms.BooleanField(label=_("Met grote letters"), required=False)

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data)
        asked = self.values()
        self.period = Period(asked.get("periode", Period.WEEK))
        chosen = asked.get("vanaf", today)
        self.day = chosen if chosen.year in YEARS else today
        self.is_large = "groot" in asked
        shown = {"periode": self.period.value, "vanaf": self.day.isoformat()}
        self.data = {**shown, "groot": "1"} if self.is_large else shown

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day: from Monday to Sunday, or whole months of the calendar."""
        if self.period == Period.WEEK:
            monday = self.day - timedelta(days=self.day.weekday())
            return monday, monday + timedelta(days=6)
        first = first_of_month(self.day)
        if self.period == Period.MONTH:
            return first, last_of_month(first)
        first -= relativedelta(months=(first.month - 1) % MONTHS_OF_A_QUARTER)
        return first, last_of_month(first + relativedelta(months=MONTHS_OF_A_QUARTER - 1))

    @property
    def words(self) -> str:
        """The period as paper says it."""
        first, last = self.days
        if self.period == Period.WEEK:
            return str(_("Week van %(day)s") % {"day": day_nl(first)})
        if self.period == Period.MONTH:
            return date_format(first, "F Y").capitalize()
        months = {"first": date_format(first, "F").capitalize(), "last": date_format(last, "F Y")}
        return str(_("%(first)s tot en met %(last)s") % months)

    def address(self, day: date) -> str:
        """The query that asks for the same from another day on."""
        asked = {"periode": self.period.value, "vanaf": day.isoformat()}
        if self.is_large:
            asked["groot"] = "1"
        return "?" + "&".join(f"{name}={value}" for name, value in asked.items())

    @property
    def before(self) -> str:
        return self.address(self.days[0] - timedelta(days=1))

    @property
    def after(self) -> str:
        return self.address(self.days[1] + timedelta(days=1))
