"""A rule in plain words: "Elke tweede dinsdag van de maand"."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .enums import Repeat
from .recurrence import LAST, Rule

A_MONDAY = date(2024, 1, 1)
#: To choose from, Monday first.
WEEKDAY_NAMES = list(WEEKDAYS.items())


def repeat_text(rule: Rule) -> str:
    """How often it comes back, without its end; empty for a single date."""
    if rule.repeat == Repeat.WEEKLY:
        return weekly_text(rule.days_of_week)
    if rule.repeat == Repeat.BIWEEKLY:
        return _("Elke twee weken op %(day)s") % {"day": weekdays_text(rule.days_of_week)}
    if rule.repeat == Repeat.MONTHLY:
        return monthly_text(rule)
    if rule.repeat == Repeat.QUARTERLY:
        return _("%(words)s, om de drie maanden") % {"words": monthly_text(rule)}
    if rule.repeat == Repeat.YEARLY:
        return _("Elk jaar op %(day)s") % {"day": date_format(rule.first_date, "j F")}
    return yearly_text(rule) if rule.repeat == Repeat.YEARLY_WEEKDAY else ""


def rule_text(rule: Rule) -> str:
    """The whole rule: how often, and until when; the day itself of what happens once."""
    if not rule.is_series:
        return date_format(rule.first_date, "l j F Y")
    words = repeat_text(rule)
    if rule.last_date:
        day = date_format(rule.last_date, "j F Y")
        return _("%(words)s, tot en met %(day)s") % {"words": words, "day": day}
    if rule.count:
        return _("%(words)s, %(count)s keer") % {"words": words, "count": rule.count}
    return words


def weekly_text(weekdays: Iterable[int]) -> str:
    """ "Elke dinsdag", of weekdays of which Monday is 0."""
    return _("Elke %(day)s") % {"day": weekdays_text(weekdays)}


def weekdays_text(weekdays: Iterable[int]) -> str:
    names = [date_format(A_MONDAY + timedelta(days=day), "l") for day in weekdays]
    return get_text_list(names, _("en"))


def monthly_text(rule: Rule) -> str:
    ordinals = {
        1: _("Elke eerste %(day)s van de maand"),
        2: _("Elke tweede %(day)s van de maand"),
        3: _("Elke derde %(day)s van de maand"),
        4: _("Elke vierde %(day)s van de maand"),
        LAST: _("Elke laatste %(day)s van de maand"),
    }
    return ordinals[rule.nth] % {"day": date_format(rule.first_date, "l")}


def yearly_text(rule: Rule) -> str:
    ordinals = {
        1: _("Elk jaar op de eerste %(day)s van %(month)s"),
        2: _("Elk jaar op de tweede %(day)s van %(month)s"),
        3: _("Elk jaar op de derde %(day)s van %(month)s"),
        4: _("Elk jaar op de vierde %(day)s van %(month)s"),
        LAST: _("Elk jaar op de laatste %(day)s van %(month)s"),
    }
    words = {"day": date_format(rule.first_date, "l"), "month": date_format(rule.first_date, "F")}
    return ordinals[rule.nth] % words
