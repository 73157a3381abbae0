from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    NEWS = "news", _("Nieuws")
    STORY = "story", _("Verhaal")
    PHOTO_SERIES = "photo_series", _("Fotoverslag")
    CALL = "call", _("Oproep")


class Names(models.TextChoices):
    """Whether residents are named in it, and what they think of that."""

    NONE = "none", _("Nee, er staan geen namen van bewoners in")
    AGREED = "agreed", _("Ja, en zij vinden het goed")
    NOT_YET = "not_yet", _("Ja, maar zij hebben nog geen ja gezegd")
