from django.db import models
from django.utils.translation import gettext_lazy as _


class TakedownState(models.TextChoices):
    """What an editor decided about a request to take a photo away."""

    OPEN = "open", _("wacht op een besluit")
    KEPT_AWAY = "kept_away", _("foto blijft weg")
    RESTORED = "restored", _("foto staat er weer")
