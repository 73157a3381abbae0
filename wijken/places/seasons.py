"""The days of the year between which weekly hours hold: a field, checks, and words for people."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DayOfYearWidget(forms.MultiWidget):
    """A day and a month to choose."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        days = [("", gettext_lazy("dag")), *((str(day), str(day)) for day in range(1, 32))]
        months = [("", gettext_lazy("maand")), *((str(key), MONTHS[key]) for key in MONTHS)]
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.Select({"aria-label": gettext_lazy("dag")}, choices=days),
            "month": forms.Select({"aria-label": gettext_lazy("maand")}, choices=months),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: str | None) -> list[str]:
        month, _dash, day = (value or "").partition("-")
        return [day.lstrip("0"), month.lstrip("0")]


class DayOfYearFormField(forms.MultiValueField):
    """A day of the year as "MM-DD", or "" for none."""

    widget = DayOfYearWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        fields = (forms.CharField(max_length=2), forms.CharField(max_length=2))
        super().__init__(fields, **{"required": False, "require_all_fields": False, **kwargs})
        for field in fields:
            field.required = False

    def compress(self, data_list: list[str]) -> str:
        day, month = data_list or ["", ""]
        if not day and not month:
            return ""
        if not day or not month:
            raise ValidationError(_("Kies een dag en een maand, of geen van beide."))
        if not (day.isdecimal() and month.isdecimal()):
            raise ValidationError(_("Deze dag bestaat niet."))
        found = f"{int(month):02}-{int(day):02}"
        if not _is_day(found):
            raise ValidationError(_("Deze dag bestaat niet."))
        return found


class DayOfYearField(models.CharField):
    """A day of the year as "MM-DD"; "" for none. For the database it is plain text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 5, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": DayOfYearFormField, **kwargs})


def validate_season(**days: str) -> None:
    """Each day by its field name is "" or a day of the year as "MM-DD", 29 February included.

    Raises ValidationError with a sentence for each field that is not.
    """
    wrong = [name for name, day in days.items() if day and not _is_day(day)]
    if wrong:
        raise ValidationError(dict.fromkeys(wrong, _("Deze dag bestaat niet.")))


def season_text(first: str, last: str) -> str:
    """Days of the year as "MM-DD" in words: "van 1 april tot en met 30 september"."""
    since, until = (
        date_format(date.fromisoformat(f"2028-{day}"), "j F") if day else ""
        for day in (first, last)
    )
    if not since and not until:
        return ""
    if not until:
        return _("vanaf %(day)s") % {"day": since}
    if not since:
        return _("tot en met %(day)s") % {"day": until}
    return _("van %(first)s tot en met %(last)s") % {"first": since, "last": until}


def _is_day(day: str) -> bool:
    try:
        return f"{date.fromisoformat(f'2028-{day}'):%m-%d}" == day
    except ValueError:
        return False
