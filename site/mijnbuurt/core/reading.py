"""The words of a page, and the hints about them."""

from typing import Any

from .models import Abbreviation, SiteSettings
from .readability import Text, body_parts, hints


def page_text(page: Any) -> Text:
    """The words of a page that has a summary and perhaps a body of blocks."""
    paragraphs, links = body_parts(page.body) if hasattr(page, "body") else ([], [])
    return Text(
        paragraphs=tuple(paragraphs),
        links=tuple(links),
        summary=page.summary,
    )


def known_abbreviations() -> list[tuple[str, str]]:
    """Those of the list, and the word of the organisation for a place to walk in."""
    site = SiteSettings.load()
    kept = Abbreviation.objects.values_list("short", "meaning")
    return [*kept, (site.bic_word, site.bic_meaning)]


def page_hints(page: Any) -> list[str]:
    return hints(page_text(page), known_abbreviations())
