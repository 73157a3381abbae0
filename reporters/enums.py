from django.db import models
from django.utils.translation import gettext_lazy as _


class Skill(models.TextChoices):
    """What a reporter does. Who does both has both."""

    PHOTO = "photo", _("foto's maken")
    TEXT = "text", _("schrijven")
