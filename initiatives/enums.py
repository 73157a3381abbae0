from django.db import models
from django.utils.translation import gettext_lazy as _


class InitiativeStatus(models.TextChoices):
    IDEA = "idea", _("idee")
    PREPARING = "preparing", _("in voorbereiding")
    RUNNING = "running", _("loopt")
    DONE = "done", _("klaar")
