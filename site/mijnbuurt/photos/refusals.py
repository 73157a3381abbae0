"""Why a file is refused, in words for the person who chose it."""

import re
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

REASONS = {
    "empty": _("“%(name)s” is leeg. Kies de foto opnieuw."),
    "too_large": _("“%(name)s” is groter dan %(limit)s MB. Kies een kleinere foto."),
    "not_a_photo": _(
        "“%(name)s” is geen foto die wij kunnen gebruiken. "
        "Dit kan wel: een gewone foto van uw telefoon (JPEG, PNG, WebP of HEIC)."
    ),
    "damaged": _("“%(name)s” is beschadigd of niet helemaal aangekomen. Kies de foto opnieuw."),
    "too_many_pixels": _(
        "“%(name)s” is groter dan %(limit)s miljoen beeldpunten. Maak de foto eerst kleiner."
    ),
    "animated": _("“%(name)s” beweegt. Wij kunnen alleen foto's gebruiken die stilstaan."),
    "busy": _("Er komen nu veel foto's tegelijk binnen. Probeer het over een minuut opnieuw."),
}


class PhotoRefused(ValidationError):
    """A file that can't become a photo. `code` is a key of REASONS."""

    def __init__(self, reason: str, name: str | None, **params: Any) -> None:
        params["name"] = shown_name(name)
        super().__init__(REASONS[reason], code=reason, params=params)


def shown_name(name: str | None) -> str:
    """A file name that is safe to show anywhere.

    Wagtail's multiple upload puts the error into the page as HTML, so no sign that means
    something in HTML may be left in it.
    """
    clean = re.sub(r"[^\w .,()+-]", "_", PurePath(name or "").name)
    return Truncator(clean).chars(60) or str(_("dit bestand"))
