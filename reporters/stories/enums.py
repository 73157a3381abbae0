from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """Where the newest version of a story is. It follows from its page, so no table keeps it."""

    WRITING = "writing", _("nog bij u")
    WAITING = "waiting", _("bij de redactie")
    ASKED = "asked", _("vraag van de redactie")
    DECLINED = "declined", _("niet geplaatst")
    SCHEDULED = "scheduled", _("komt online")
    ONLINE = "online", _("online")
    OFFLINE = "offline", _("van de site gehaald")


class Reason(models.TextChoices):
    """Why something can't be done with a story now."""

    WAITING = "waiting", _("Dit verhaal ligt bij de redactie. Haal het eerst terug.")
    DECLINED = "declined", _("De redactie plaatst dit verhaal niet. Begin een nieuw verhaal.")
    NOT_WAITING = "not_waiting", _("Dit verhaal ligt niet meer bij de redactie.")
    WAS_SENT = "was_sent", _("Dit verhaal is ingestuurd. Vraag de redactie om het weg te halen.")
    STALE = "stale", _("Dit verhaal is intussen ergens anders gewijzigd.")
    FULL = "full", _("Een verhaal heeft hooguit %(limit)s foto's. Haal er eerst een weg.")
    SEEN = "seen", _("Deze foto staat op de site. Vraag de redactie om hem onherkenbaar te maken.")
    GONE = "gone", _("Deze foto is er niet meer.")
