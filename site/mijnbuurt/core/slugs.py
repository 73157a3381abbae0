"""Words with a fixed meaning in addresses, which no page may have, and addresses made of titles."""

import re
from itertools import count

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

RESERVED = frozenset(
    """
    agenda nieuws feed indienen inbedden aanmelden aanvragen steunen meedoen afdrukken poster
    welkom weg zoeken initiatieven en ar wijken binnenlopen acties publicaties reporter foto
    toestemming inloggen uitloggen balie beheer documenten static demo stijl healthz vinden
    spreekuren speelplekken a
    """.split()  # noqa: SIM905  (a list of words reads better so)
)
FOUR_DIGITS = re.compile(r"\d{4}")
#: A page's own column takes 255; a longer word in an address helps nobody.
LONGEST = 80


def is_reserved(slug: str) -> bool:
    """Whether this is a fixed word, or looks like a year."""
    return slug in RESERVED or FOUR_DIGITS.fullmatch(slug) is not None


def validate_slug(slug: str) -> None:
    """Raises ValidationError for a word that the site itself uses."""
    if is_reserved(slug):
        raise ValidationError(
            {"slug": _("Dit adres is al in gebruik door de site. Kies een ander woord.")}
        )


def free_slug(page: Page, parent: Page) -> str:
    """The word in the address of a page, made of its title: allowed, and not in use beside it."""
    kind = slugify(str(page._meta.verbose_name))
    word = slugify(page.title)[:LONGEST].strip("-") or kind
    if is_reserved(word):
        word = f"{word}-{kind}"
    beside = parent.get_children().exclude(pk=page.pk).filter(slug__startswith=word)
    taken = set(beside.values_list("slug", flat=True))
    numbered = (word if number == 1 else f"{word}-{number}" for number in count(1))
    return next(slug for slug in numbered if slug not in taken)
