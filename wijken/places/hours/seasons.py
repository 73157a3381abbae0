"""The days between which weekly hours hold: checks, and words for people."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def validate_season(**days: str) -> None:
    """Each day by its field name is "" or a day of the year as "MM-DD", 29 February included.

    Raises ValidationError with a sentence for each field that is not.
    """
    wrong = [name for name, day in days.items() if day and not _is_day(day)]
    if wrong:
        sentence = _("Schrijf maand en dag als 04-01 voor 1 april.")
        raise ValidationError(dict.fromkeys(wrong, sentence))


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
