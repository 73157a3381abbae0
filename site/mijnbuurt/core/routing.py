"""Finding a page: one query for the Dutch page of a path, one for its translation."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .addresses import HOME_PATH

HOME_DEPTH = 2
MAX_DEPTH = 10


def find(request: HttpRequest, components: list[str]) -> RouteResult:
    """The live page at a path, in the active language where a translation is live.

    The longest existing part of the path wins; what is left over is the page's own business (a
    date of an activity, a month of the agenda). Raises Http404 when nobody knows the rest.
    """
    if len(components) > MAX_DEPTH:
        raise Http404
    paths = [HOME_PATH]
    for component in components:
        paths.append(f"{paths[-1]}{component}/")
    pages = Page.objects.filter(
        url_path__in=paths, locale__language_code=settings.LANGUAGE_CODE, live=True
    )
    found = max(pages, key=lambda page: page.depth, default=None)
    if found is None:
        raise Http404
    page = in_active_language(found)
    rest = components[found.depth - HOME_DEPTH :]
    if found.depth == HOME_DEPTH:
        return Page.route(page, request, rest)  # its own route() is what called us
    return page.route(request, rest)


def in_active_language(page: Page) -> Page:
    """The live translation of a Dutch page in the active language, else the Dutch page itself."""
    language = translation.get_language()
    if language and language != settings.LANGUAGE_CODE:
        translations = page.specific_class.objects.filter(
            translation_key=page.translation_key,
            locale__language_code=language,
            live=True,
            alias_of__isnull=True,
        )
        translated = translations.select_related("translation_state").first()
        if translated:
            return translated
    return page.specific
