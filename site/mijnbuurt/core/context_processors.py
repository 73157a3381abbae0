"""What every template knows without asking."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .meta import Meta, robots
from .models import SiteSettings
from .navigation import footer_links, main_menu, own_start


def site(request: HttpRequest) -> dict[str, object]:
    """The organisation, the menu, and a head for views that have none of their own."""
    return {
        "site": SimpleLazyObject(SiteSettings.load),
        "demo": settings.DEMO,
        "nav": main_menu(request),
        "footer_links": SimpleLazyObject(footer_links),
        "meta": Meta(title="", robots=robots()),
        "own_start": SimpleLazyObject(lambda: own_start(request)),
    }
