from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was found, in the order of the filters."""

    ACTIVITY = "activity", _("Activiteiten")
    PLACE = "place", _("Plekken")
    ARTICLE = "article", _("Nieuws en verhalen")
    INITIATIVE = "initiative", _("Initiatieven")
    PROJECT = "project", _("Projecten")
    CAMPAIGN = "campaign", _("Acties")
    PUBLICATION = "publication", _("Publicaties")
    WIJK = "wijk", _("Wijken")
    PAGE = "page", _("Andere pagina's")
