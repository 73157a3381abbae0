from django.db import models
from django.utils.translation import gettext_lazy as _


class InitiativeStatus(models.TextChoices):
    IDEA = "idea", _("idee")
    PREPARING = "preparing", _("in voorbereiding")
    RUNNING = "running", _("loopt")
    DONE = "done", _("klaar")


class IdeaState(models.TextChoices):
    """Where an idea is with the editors of its wijk."""

    NEW = "new", _("nieuw")
    SEEN = "seen", _("gezien")
    ANSWERED = "answered", _("beantwoord")
    CLOSED = "closed", _("afgerond")


class AnswerWay(models.TextChoices):
    """How someone wants to hear from us."""

    PHONE = "phone", _("Bel mij")
    MAIL = "mail", _("Mail mij")
    LETTER = "letter", _("Stuur een brief")
    VISIT = "visit", _("Ik kom langs")
