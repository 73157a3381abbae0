from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("gepland")
    PREPARING = "preparing", _("in voorbereiding")
    BUSY = "busy", _("bezig")
    DONE = "done", _("klaar")


class PhaseState(models.TextChoices):
    """A step of a project: a laid brick, one with wet mortar, or one that is still to come."""

    DONE = "done", _("klaar")
    NOW = "now", _("nu bezig")
    PLANNED = "planned", _("straks")


class FigurePrecision(models.TextChoices):
    """How hard a number is. "Bijna 100" never becomes 100."""

    EXACT = "exact", _("precies")
    ABOUT = "about", _("ongeveer")
    MORE_THAN = "more_than", _("ruim")
    ALMOST = "almost", _("bijna")
    TENS = "tens", _("tientallen")
    AT_LEAST = "at_least", _("ten minste")
    BETWEEN = "between", _("tussen")
    DERIVED = "derived", _("afgeleid")


class PublicationKind(models.TextChoices):
    ANNUAL_REPORT = "annual_report", _("Jaarverslag")
    VISION = "vision", _("Wijkvisie")
    PLAN = "plan", _("Plan")
    RESEARCH = "research", _("Onderzoek")
    SCHEME = "scheme", _("Schema")
    NEWSPAPER = "newspaper", _("Buurtkrant")
    MAP = "map", _("Kaart")
    POLICY = "policy", _("Beleid")
    ARTICLE = "article", _("Artikel")
    NEWSLETTER = "newsletter", _("Nieuwsbrief")
    GUIDE = "guide", _("Gids")
    OTHER = "other", _("Overig")


class PublicationAccess(models.TextChoices):
    """Who can read a publication. An internal one does not exist for a visitor."""

    PUBLIC = "public", _("openbaar")
    ARCHIVE = "archive", _("in het archief")
    EXTERNAL = "external", _("van een andere organisatie")
    PAPER = "paper", _("alleen op papier")
    INTERNAL = "internal", _("intern")


class ActivityKind(models.TextChoices):
    """What one can do: of activities, and of what is at a place every week."""

    COFFEE = "coffee", _("Koffie en praten")
    FOOD = "food", _("Samen eten")
    SPORT = "sport", _("Sport en bewegen")
    LEARNING = "learning", _("Leren")
    CREATIVE = "creative", _("Maken")
    GREEN = "green", _("Groen en opruimen")
    HELP = "help", _("Hulp en spreekuur")
    MEETING = "meeting", _("Meepraten")
    PARTY = "party", _("Feest")
    CHILDREN = "children", _("Voor kinderen")
