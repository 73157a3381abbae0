from django.db import models
from django.utils.translation import gettext_lazy as _


class MailWay(models.TextChoices):
    """How an editor hears of what waits."""

    DAILY = "daily", _("Eén mail op een werkdag, met alles wat wacht")
    AT_ONCE = "at_once", _("Meteen een mail bij alles wat binnenkomt")
    NONE = "none", _("Geen mail")
