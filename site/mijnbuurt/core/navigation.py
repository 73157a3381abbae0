"""The main menu."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .addresses import language_prefix, page_path
from .routing import HOME_DEPTH


@dataclass(frozen=True)
class Link:
    """A place to go: `url` from the root of the site, in the active language."""

    url: str
    label: str | Promise
    icon: str = ""
    current: bool = False


MENU = [
    ("wijken/", _("Wijken"), "map-pin"),
    ("agenda/", _("Agenda"), "calendar"),
    ("nieuws/", _("Nieuws"), "news"),
    ("binnenlopen/", _("Binnenlopen"), "door-enter"),
    ("initiatieven/indienen/", _("Ik heb een idee"), "bulb"),
    ("zoeken/", _("Zoeken"), "search"),
]


def main_menu(request: HttpRequest) -> list[Link]:
    """The menu, with the part of the site that is open now marked."""
    prefix = language_prefix(get_language() or "nl")
    return [
        Link(prefix + path, label, icon, request.path.startswith(prefix + path))
        for path, label, icon in MENU
    ]


def footer_links() -> list[Link]:
    """Plain pages that the editors put in the footer with "show in menus", in one query."""
    # The kind of page has an index. Without it all pages of the site are looked at.
    plain = ContentType.objects.get_by_natural_key("home", "standardpage")
    pages = (
        Page.objects.live()
        .in_menu()
        .filter(
            content_type=plain,
            depth=HOME_DEPTH + 1,
            locale__language_code=settings.LANGUAGE_CODE,
        )
        .only("title", "url_path", "path")
    )
    return [Link(page_path(page), page.title) for page in pages.order_by("path")]
