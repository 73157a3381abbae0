from datetime import date, datetime, timedelta
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.fields import DayField
from reporters.models import Reporter

LONGEST = timedelta(days=366)


class AwayForm(forms.Form):
    """Until when nothing is asked of a reporter; empty for who is here."""

    away_until = DayField(label=_("Vraag mij niets tot en met"), required=False)

    def __init__(self, now: datetime, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = local_date(now)

    @classmethod
    def of(cls, reporter: Reporter, now: datetime, typed: Any = None) -> Self:
        until = reporter.away_until
        is_away = until is not None and reporter.is_away_on(local_date(now))
        return cls(now, typed, initial={"away_until": until if is_away else None})

    def clean_away_until(self) -> date | None:
        until: date | None = self.cleaned_data["away_until"]
        if until is not None and until < self.today:
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt."))
        if until is not None and until > self.today + LONGEST:
            raise forms.ValidationError(_("Kies een dag binnen een jaar."))
        return until


class AwayOfForm(AwayForm):
    """The same, filled in by who sends out."""

    away_until = DayField(label=_("Niets vragen tot en met"), required=False)
