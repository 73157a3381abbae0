"""Addresses that fit on paper: a page's own where that is short, else "/a/" and eight signs.

The signs are the first forty bits of the key that a page shares with its translations. So there is
nothing to keep, and a page that moves or gets another name is still found.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from .addresses import absolute

#: No sign looks like another: without i, l, o and u.
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
MEANT = str.maketrans("ilo", "110")
LENGTH, BITS = 8, 5
#: What somebody can be asked to copy from a poster.
LONGEST = 40


def code_of(page: Page) -> str:
    """The eight signs of a page."""
    number = page.translation_key.int >> (128 - LENGTH * BITS)
    places = range((LENGTH - 1) * BITS, -1, -BITS)
    return "".join(SIGNS[number >> place & 31] for place in places)


def find(code: str) -> Page | None:
    """The live Dutch page with these signs; None also where two would have the same."""
    signs = code.lower().translate(MEANT)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << BITS | SIGNS.index(sign)
    first = number << (128 - LENGTH * BITS)
    last = first | (1 << (128 - LENGTH * BITS)) - 1
    pages = Page.objects.live().filter(
        translation_key__range=(UUID(int=first), UUID(int=last)),
        locale__language_code=settings.LANGUAGE_CODE,
    )
    found = list(pages[:2])
    return found[0] if len(found) == 1 else None


def paper_address(page: Page) -> str:
    """The full address of a page to print, in the language of who reads this."""
    if len(bare(page.full_url)) <= LONGEST:
        return str(page.full_url)
    return absolute(reverse("short", args=[code_of(page)]))


def bare(address: str) -> str:
    """An address as people write it: without https:// and the stroke at the end."""
    return address.split("://", 1)[-1].rstrip("/")
