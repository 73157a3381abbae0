from django.db import models
from django.utils.translation import gettext_lazy as _


class AssignmentState(models.TextChoices):
    """Where a request for a reporter is. Only `transitions` moves it."""

    DRAFT = "draft", _("nieuw")
    OFFERED = "offered", _("gevraagd")
    NOBODY_FREE = "nobody", _("niemand vrij")
    CLAIMED = "claimed", _("iemand komt")
    DELIVERED = "delivered", _("verhaal is binnen")
    PUBLISHED = "published", _("online")
    DONE = "done", _("afgerond zonder verhaal")
    CANCELLED = "cancelled", _("gaat niet door")


class AssignmentKind(models.TextChoices):
    """What a reporter is asked for."""

    ACTIVITY = "activity", _("activiteit")
    INITIATIVE = "initiative", _("initiatief")
    CAMPAIGN = "campaign", _("actie")
    OTHER = "other", _("iets anders")


class Answer(models.TextChoices):
    """What a reporter says to an offer."""

    NONE = "none", _("nog geen antwoord")
    YES = "yes", _("ja")
    NO = "no", _("nee")
