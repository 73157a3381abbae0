from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    BIC = "bic", _("Buurt Informatie Centrum")
    WIJKCENTRUM = "wijkcentrum", _("Wijkcentrum")
    MEETING = "ontmoetingsplek", _("Ontmoetingsplek")
    PLAY = "speelplek", _("Speelplek")
    PARK = "park", _("Park")
    OTHER = "other", _("Andere plek")


#: From a place where one walks in for help to one that is out of doors.
KIND_ORDER = (
    PlaceKind.BIC,
    PlaceKind.WIJKCENTRUM,
    PlaceKind.MEETING,
    PlaceKind.OTHER,
    PlaceKind.PLAY,
    PlaceKind.PARK,
)
WALK_IN = KIND_ORDER[:3]


class PlaceStatus(models.TextChoices):
    """The life of a place."""

    PREPARING = "preparing", _("komt eraan")
    OPEN = "open", _("open")
    TEMPORARILY_CLOSED = "temporarily_closed", _("tijdelijk dicht")
    CLOSED = "closed", _("gesloten")
    UNKNOWN = "unknown", _("niet bekend")


class YesNoUnknown(models.TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nee")
    UNKNOWN = "unknown", _("niet bekend")


class Weekday(models.IntegerChoices):
    """ISO weekdays."""

    MONDAY = 1, _("maandag")
    TUESDAY = 2, _("dinsdag")
    WEDNESDAY = 3, _("woensdag")
    THURSDAY = 4, _("donderdag")
    FRIDAY = 5, _("vrijdag")
    SATURDAY = 6, _("zaterdag")
    SUNDAY = 7, _("zondag")
