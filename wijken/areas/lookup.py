"""From what someone types ("9404 ab", "molenstraat", "De Molenwijk") to a wijk."""

import re
from collections.abc import Iterable

from django.db.models import Q

from .enums import WijkState
from .models import Area, PostcodeRange, Wijk

POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})?")
HOUSE_NUMBER = re.compile(r"\s+\d+\s*[a-z]?\s*$", re.IGNORECASE)
LONGEST = 80


def find_wijken(typed: str) -> list[Wijk]:
    """The wijken that fit, by name: one is an answer, more are a choice, none is a choice of all.

    Nothing of what was typed is stored or logged.
    """
    words = " ".join(typed.replace("\0", " ").split())[:LONGEST]
    postcode = POSTCODE.fullmatch(words)
    if postcode:
        return _by_postcode(postcode[1], (postcode[2] or "").upper())
    names = (words.casefold(), HOUSE_NUMBER.sub("", words).casefold())
    return next((found for name in names if name and (found := _by_name(name))), [])


def _by_postcode(digits: str, letters: str) -> list[Wijk]:
    """Wijken whose ranges hold the postcode; with digits alone every range they touch."""
    first, last = (digits + letters,) * 2 if letters else (f"{digits}AA", f"{digits}ZZ")
    ranges = PostcodeRange.objects.filter(start__lte=last, end__gte=first)
    return leading_on(Wijk.objects.filter(postcodes__in=ranges).distinct())


def _by_name(name: str) -> list[Wijk]:
    """Wijken with this name or alias, or with a buurt or street of that name in them."""
    exact = [
        wijk
        for wijk in Wijk.objects.exclude(state=WijkState.MERGED)
        if name in {wijk.name.casefold(), *(alias.casefold() for alias in wijk.aliases)}
    ]
    if exact:
        return leading_on(exact)
    by_area = Q(areas__name__iexact=name) | Q(areas__in=_areas_called(name))
    return leading_on(Wijk.objects.filter(by_area).distinct())


def leading_on(found: Iterable[Wijk]) -> list[Wijk]:
    """Each wijk once, by name; for one that was closed the one where it goes on, if there is."""
    wijken = {wijk.pk: wijk for each in found if (wijk := each.leads_to)}
    return sorted(wijken.values(), key=lambda wijk: wijk.name)


def _areas_called(name: str) -> list[Area]:
    """Areas with this alias. Aliases are few, so they are compared here."""
    named = Area.objects.exclude(aliases=[])
    return [area for area in named if name in {alias.casefold() for alias in area.aliases}]
