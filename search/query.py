"""Searching all public content."""

import re
import unicodedata
from collections.abc import Sequence

from django.conf import settings
from wagtail.models import Locale, Page
from wagtail.search.query import PlainText

from mijnbuurt.core.words import in_readers_language
from mijnbuurt.photos.models import Photo
from wijken.areas.models import Wijk

MAX_CHARACTERS = 100
MAX_WORDS = 10
QUOTES = re.compile(r"[\"'`‘’“”„*]")


def clean(typed: str) -> str:
    """What was typed, without signs that the search backends stumble over, and not too long.

    Both database backends raise on a lone quote, a NUL byte or hundreds of words.
    """
    text = "".join(
        " " if unicodedata.category(character).startswith("C") else character
        for character in typed[: MAX_CHARACTERS * 2]
    )
    words = QUOTES.sub(" ", text)[:MAX_CHARACTERS].split()
    return " ".join(word for word in words[:MAX_WORDS] if any(map(str.isalnum, word)))


def search(words: str) -> Sequence[Page]:
    """Public pages with all these words; where there are none, with any of them."""
    if not words:
        return []
    dutch = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    public = Page.objects.live().filter(locale=dutch)
    found = public.search(PlainText(words, operator="and"))
    return found if found.count() else public.search(PlainText(words, operator="or"))


def as_rows(pages: list[Page]) -> list[Page]:
    """The found pages in the same order, as their own types, with their wijk and photo."""
    keys = [page.pk for page in pages]
    specific = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    wijken = Wijk.objects.in_bulk()
    rows = [specific[key] for key in keys if key in specific and specific[key].is_public]
    photos = Photo.objects.in_bulk([row.photo_id for row in rows if row.photo_id])
    for row in rows:
        row.photo = photos.get(row.photo_id)
        for name in ("home_wijk", "wijk"):
            key = getattr(row, f"{name}_id", None)
            if key:
                setattr(row, name, wijken[key])
    return in_readers_language(rows)
