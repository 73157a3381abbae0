from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of an activity that a resident offered."""

    APPROVED = "approved", _("staat in de agenda")
    CHANGED = "changed", _("staat gewijzigd in de agenda")
    DECLINED = "declined", _("niet in de agenda")
    WITHDRAWN = "withdrawn", _("ingetrokken door de bewoner")


#: Outcomes after which the page of the activity may be public.
ONLINE = (Outcome.APPROVED, Outcome.CHANGED)
