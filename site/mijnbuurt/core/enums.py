from django.db import models
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    """How exactly a date is known. Only a day is ever shown as a full date."""

    DAY = "day", _("dag")
    MONTH = "month", _("maand")
    SEASON = "season", _("seizoen")
    PERIOD = "period", _("periode")
    YEAR = "year", _("jaar")


class Drawing(models.TextChoices):
    """The scenes a page shows while it has no photo: files in `static/drawings/`."""

    KOFFIE = "koffie", _("Koffie op tafel")
    SPEELTUIN = "speeltuin", _("Speeltuin")
    TUIN = "tuin", _("Buurttuin")
    BANKJE = "bankje", _("Buren op een bankje")
    BASKETVELD = "basketveld", _("Basketbalveld")
    KERST = "kerst", _("Kerstboom in de straat")
    BIC = "bic", _("Open voordeur")
    PLEIN = "plein", _("Buren op een plein")
    SOEP = "soep", _("Soep aan de deur")
    KRANT = "krant", _("Buurtkrant aan de deur")
    OPRUIMEN = "opruimen", _("Samen opruimen")
    BARBECUE = "barbecue", _("Barbecue")
    PRATEN = "praten", _("Praten over een plan")
    BOUW = "bouw", _("Nieuwe huizen")
    MUURSCHILDERING = "muurschildering", _("Muurschildering")
    KAARTEN = "kaarten", _("Kaarten")
    KOKEN = "koken", _("Samen koken")
    JEUDEBOULES = "jeudeboules", _("Jeu de boules")
    MUURTJE = "muurtje", _("Praatje op een muurtje")
    TAALLES = "taalles", _("Taalles")
    KLEDING = "kleding", _("Kleding ruilen")
    WANDELEN = "wandelen", _("Wandelen")
    FEEST = "feest", _("Straatfeest")
    TEGELS = "tegels", _("Planten in plaats van tegels")
    ENERGIE = "energie", _("Zonnepanelen")
    DOCUMENT = "document", _("Boekje")
    CAMERA = "camera", _("Wijkreporter")
    TELEFOON = "telefoon", _("Iemand belt")
    ZOEKEN = "zoeken", _("Kat op een muurtje")
    SCHUUR = "schuur", _("Buurtschuur")
