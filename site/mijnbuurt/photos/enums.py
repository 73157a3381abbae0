from django.db import models
from django.utils.translation import gettext_lazy as _


class PhotoState(models.TextChoices):
    """Whether a photo may be seen. Only `uses` and a takedown change it."""

    PRIVATE = "private", _("alleen voor de redactie")
    PUBLIC = "public", _("staat op de site")
    BLURRED = "blurred", _("onherkenbaar gemaakt, staat op de site")
    TAKEN_DOWN = "taken_down", _("weggehaald")

    @classmethod
    def visible(cls) -> tuple["PhotoState", ...]:
        return (cls.PUBLIC, cls.BLURRED)


class Recognisable(models.TextChoices):
    """Who can be recognised. No answer counts as children."""

    UNKNOWN = "unknown", _("nog niet bekeken")
    NOBODY = "nobody", _("niemand")
    ADULTS = "adults", _("volwassenen")
    CHILDREN = "children", _("kinderen")


class PhotoGround(models.TextChoices):
    """Why we may show the people in a photo."""

    CONSENT = "consent", _("toestemming")
    INTEREST = "interest", _("sfeerbeeld, belangen afgewogen")
    NONE_NEEDED = "none_needed", _("niemand is herkenbaar")
