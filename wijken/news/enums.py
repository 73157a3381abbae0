from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    NEWS = "news", _("Nieuws")
    STORY = "story", _("Verhaal")
    PHOTO_SERIES = "photo_series", _("Fotoverslag")
    CALL = "call", _("Oproep")
