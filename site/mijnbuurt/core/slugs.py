"""Words with a fixed meaning in addresses; no page may be called so."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset(
    """
    agenda nieuws feed indienen inbedden aanmelden aanvragen steunen meedoen afdrukken poster
    welkom weg zoeken initiatieven en ar wijken binnenlopen acties publicaties reporter foto
    inloggen uitloggen balie beheer documenten static demo stijl healthz vinden
    """.split()  # noqa: SIM905  (a list of words reads better so)
)
FOUR_DIGITS = re.compile(r"\d{4}")


def validate_slug(slug: str) -> None:
    """Raises ValidationError for a fixed word, and for what looks like a year."""
    if slug in RESERVED or FOUR_DIGITS.fullmatch(slug):
        raise ValidationError(
            {"slug": _("Dit adres is al in gebruik door de site. Kies een ander woord.")}
        )
