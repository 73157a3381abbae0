"""Where in the tree what comes in gets its page."""

from typing import TypeVar

from django.conf import settings

from .models import Wijk, WijkSectionPage

Section = TypeVar("Section", bound=WijkSectionPage)


def section_of(model: type[Section], wijk: Wijk | None) -> Section:
    """The Dutch page below which the pages of a wijk, or of the whole city, stand."""
    pages = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE)
    if wijk is not None:
        above = wijk.pages.get(locale__language_code=settings.LANGUAGE_CODE)
        pages = pages.child_of(above)
    found: Section = pages.select_related("locale").order_by("depth")[:1].get()
    return found
