from django.db import models
from django.utils.translation import gettext_lazy as _

from wijken.enums import ActivityKind

__all__ = ["ActivityKind", "Audience", "DayPart", "OccurrenceState", "Repeat"]


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("Iedereen")
    CHILDREN = "children", _("Kinderen")
    YOUTH = "youth", _("Jongeren")
    FAMILIES = "families", _("Gezinnen")
    ELDERLY = "elderly", _("Ouderen")
    NEWCOMERS = "newcomers", _("Nieuwe bewoners")


class Repeat(models.TextChoices):
    """How often an activity comes back."""

    ONCE = "once", _("Eén keer")
    WEEKLY = "weekly", _("Elke week")
    BIWEEKLY = "biweekly", _("Elke twee weken")
    MONTHLY = "monthly", _("Elke maand, op dezelfde weekdag")
    QUARTERLY = "quarterly", _("Elke drie maanden, op dezelfde weekdag")
    YEARLY = "yearly", _("Elk jaar, op dezelfde datum")
    YEARLY_WEEKDAY = "yearly_weekday", _("Elk jaar, op dezelfde weekdag van de maand")


class DayPart(models.TextChoices):
    """When on the day something begins; the values stand in addresses."""

    MORNING = "ochtend", _("Ochtend")
    AFTERNOON = "middag", _("Middag")
    EVENING = "avond", _("Avond")


class OccurrenceState(models.TextChoices):
    GOES_AHEAD = "goes_ahead", _("gaat door")
    CANCELLED = "cancelled", _("gaat niet door")
    MOVED = "moved", _("andere tijd")
    ONLINE = "online", _("online")
    OTHER_PLACE = "other_place", _("andere plek")


class SignUpUntil(models.IntegerChoices):
    """How long before the start one can sign up on the site; the values are hours."""

    START = 0, _("tot het begint")
    HOURS_2 = 2, _("tot 2 uur ervoor")
    DAY = 24, _("tot een dag ervoor")
    DAYS_2 = 48, _("tot 2 dagen ervoor")
    DAYS_3 = 72, _("tot 3 dagen ervoor")
    WEEK = 168, _("tot een week ervoor")
