from django.db import models
from django.utils.translation import gettext_lazy as _


class SignUpState(models.TextChoices):
    """Whether somebody comes along."""

    PLACED = "placed", _("heeft een plek")
    WAITING = "waiting", _("staat op de wachtlijst")
    CANCELLED = "cancelled", _("afgemeld")


class News(models.TextChoices):
    """What somebody who signed up has to hear."""

    PLACE = "place", _("er is een plek vrij")
    OFF = "off", _("het gaat niet door")
    ON = "on", _("het gaat toch door")
    CHANGED = "changed", _("er is iets veranderd")


#: What `SignUp.told_state` says of a date that is no longer in the agenda.
GONE = "gone"
