"""The main menu."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextField
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from mijnbuurt.users.start import enters_admin, home_of

from .addresses import is_source, language_prefix, page_path
from .prepared import KEY, prepared
from .routing import HOME_DEPTH
from .words import readers_language


@dataclass(frozen=True)
class Link:
    """A place to go: `url` from the root of the site, in the active language."""

    url: str
    label: str | Promise
    icon: str = ""
    current: bool = False
    words_language: str = settings.LANGUAGE_CODE


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
    prefix = language_prefix(readers_language())
    return [
        Link(prefix + path, label, icon, request.path.startswith(prefix + path))
        for path, label, icon in MENU
    ]


def own_start(request: HttpRequest) -> Link | None:
    """Where a colleague who is signed in works. Of readers nothing is asked: they have no cookie,
    and their pages must not depend on one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return None
    address = home_of(request.user)
    if address == resolve_url(settings.LOGIN_REDIRECT_URL):
        return None
    return Link(address, start_label(request.user), "home")


def start_label(user: User | AnonymousUser) -> str | Promise:
    if enters_admin(user):
        return _("Beheer")
    if isinstance(user, User) and has_role(user, Role.DESK):
        return _("Balie")
    return _("Wijkreporters")


def footer_links() -> list[Link]:
    """Plain pages that the editors put in the footer with "show in menus", in one query.

    Each by its title in the active language, where that translation is live.
    """
    # The kind of page has an index. Without it all pages of the site are looked at.
    plain = ContentType.objects.get_by_natural_key("home", "standardpage")
    language = readers_language()
    pages = _plain_pages(kind=plain.pk, languages=[language, settings.LANGUAGE_CODE])
    dutch = [page for page in pages if is_source(page)]
    titles = {page.translation_key: page.title for page in pages if not is_source(page)}
    return [_footer_link(page, titles, language) for page in dutch if page.show_in_menus]


@prepared(kind=KEY, languages=TextField())
def _plain_pages(kind: int, languages: list[str]) -> QuerySet[Page]:
    found = Page.objects.live().filter(
        content_type=kind,
        depth=HOME_DEPTH + 1,
        locale__language_code__in=languages,
        alias_of=None,
    )
    shown = found.only("title", "url_path", "path", "show_in_menus", "translation_key")
    return shown.order_by("path")


def _footer_link(page: Page, titles: dict[object, str], language: str) -> Link:
    title = titles.get(page.translation_key)
    words = language if title else settings.LANGUAGE_CODE
    return Link(page_path(page), title or page.title, words_language=words)
