"""Addresses of pages. There is one site, so an address follows from the page's path alone."""

from django.conf import settings
from wagtail.models import Page

from .words import readers_language

#: Where the Dutch pages stand. Translations have front pages with another slug.
HOME_PATH = "/home/"


def is_source(page: Page) -> bool:
    """Whether this is a page of the source language, without a query for its locale."""
    return page.url_path.startswith(HOME_PATH)


def language_prefix(language: str) -> str:
    """ "/" for the source language, "/en/" for another."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


def path_below_home(page: Page) -> str:
    """The part of the address that all languages share: "wijken/molenveld/"."""
    return page.url_path.split("/", 2)[2]


def page_path(page: Page, language: str | None = None) -> str:
    """The address of a page in a language (default: the active one), from the root of the site."""
    return language_prefix(language or readers_language()) + path_below_home(page)


def absolute(path: str) -> str:
    """The full address of a path on this site. The Host header plays no part in it."""
    return settings.BASE_URL + path
