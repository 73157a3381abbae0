"""Checks on the days between which weekly hours hold."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def validate_season(**days: str) -> None:
    """Each day by its field name is "" or a day of the year as "MM-DD", 29 February included.

    Raises ValidationError with a sentence for each field that is not.
    """
    wrong = [name for name, day in days.items() if day and not _is_day(day)]
    if wrong:
        sentence = _("Schrijf maand en dag als 04-01 voor 1 april.")
        raise ValidationError(dict.fromkeys(wrong, sentence))


def _is_day(day: str) -> bool:
    try:
        return f"{date.fromisoformat(f'2028-{day}'):%m-%d}" == day
    except ValueError:
        return False
