from django.db import models
from django.utils.translation import gettext_lazy as _


class PhotoState(models.TextChoices):
    """Whether a photo may be seen. Only `uses` and `transitions` change it.

    A held photo would be on the site, but someone on it did not agree, or no longer does.
    """

    PRIVATE = "private", _("alleen voor de redactie")
    PUBLIC = "public", _("staat op de site")
    BLURRED = "blurred", _("onherkenbaar gemaakt, staat op de site")
    HELD = "held", _("verborgen: toestemming ontbreekt")
    TAKEN_DOWN = "taken_down", _("weggehaald")

    @classmethod
    def visible(cls) -> tuple["PhotoState", ...]:
        return (cls.PUBLIC, cls.BLURRED)

    @classmethod
    def hidden(cls) -> tuple["PhotoState", ...]:
        """In these a page shows a drawing, whatever it says itself."""
        return (cls.HELD, cls.TAKEN_DOWN)


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
