from django.db import models
from django.utils.translation import gettext_lazy as _


class Colour(models.TextChoices):
    """The named, contrast-tested colours a wijk can pick. Values live in the stylesheet."""

    ORANJE = "oranje", _("oranje")
    PETROL = "petrol", _("petrol")
    ROOD = "rood", _("rood")
    PAARS = "paars", _("paars")
    OLIJF = "olijf", _("olijf")
    GROEN = "groen", _("groen")
    BLAUW = "blauw", _("blauw")
    INDIGO = "indigo", _("indigo")
    ROZE = "roze", _("roze")
    KLEI = "klei", _("klei")
    BRUIN = "bruin", _("bruin")
    ZEE = "zee", _("zee")
    MOS = "mos", _("mos")
    AUBERGINE = "aubergine", _("aubergine")
    KOPER = "koper", _("koper")
    LEISTEEN = "leisteen", _("leisteen")


class Emblem(models.TextChoices):
    """The small landmark drawing on the brick of a wijk: symbols in `drawings/emblems.svg`."""

    BASKET = "basket", _("basket")
    MOLEN = "molen", _("molen")
    MUUR = "muur", _("muur")
    TOREN = "toren", _("toren")
    BANK = "bank", _("bank")
    GLIJBAAN = "glijbaan", _("glijbaan")
    HOFJE = "hofje", _("hofje")
    BOOM = "boom", _("boom")
    BAL = "bal", _("bal")
    BOERDERIJ = "boerderij", _("boerderij")
    BRUG = "brug", _("brug")
    FIETS = "fiets", _("fiets")
    KERK = "kerk", _("kerk")
    HUIS = "huis", _("huis")
    PLEIN = "plein", _("plein")
    WATER = "water", _("water")


class AreaKind(models.TextChoices):
    BUURT = "buurt", _("buurt")
    STREET = "street", _("straat")


class ShowingState(models.TextChoices):
    """How far a page of one wijk is on its way to the lists of another."""

    PROPOSED = "proposed", _("voorgesteld")
    ACCEPTED = "accepted", _("overgenomen")
    DECLINED = "declined", _("niet overgenomen")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    ENDED = "ended", _("gestopt")


class WijkState(models.TextChoices):
    """Whether there is still a wijk of this name."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("gesloten")
    MERGED = "merged", _("samengevoegd")
