from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerWay(models.TextChoices):
    """How someone wants to hear from us."""

    PHONE = "phone", _("Bel mij")
    MAIL = "mail", _("Mail mij")
    LETTER = "letter", _("Stuur een brief")
    VISIT = "visit", _("Ik kom langs")


class InboxState(models.TextChoices):
    """Where something that came in is with the people who answer it."""

    NEW = "new", _("nieuw")
    SEEN = "seen", _("gezien")
    ANSWERED = "answered", _("beantwoord")
    CLOSED = "closed", _("afgerond")
