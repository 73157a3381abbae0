"""Finding a page: one query for the Dutch page of a path, one for its translation."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextField
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .addresses import HOME_PATH
from .prepared import KEY, prepared

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
    found = _live_pages(paths=paths, slugs=[HOME_PATH.strip("/"), *components])
    if not found:
        raise Http404
    key, depth, content_type, translation_key = found[0]
    kind: Any = ContentType.objects.get_for_id(content_type).model_class()
    page = translation_of(kind, translation_key) or page_to_read(kind, key)
    rest = components[depth - HOME_DEPTH :]
    if depth == HOME_DEPTH:
        return Page.route(page, request, rest)  # its own route() is what called us
    return page.route(request, rest)


@prepared(paths=TextField(), slugs=TextField())
def _live_pages(paths: list[str], slugs: list[str]) -> QuerySet[Page]:
    """The last part of a path has an index; a whole path has none."""
    live = Page.objects.filter(
        slug__in=slugs, url_path__in=paths, locale__language_code=settings.LANGUAGE_CODE, live=True
    )
    return live.order_by("-depth").values_list("pk", "depth", "content_type", "translation_key")


def page_to_read(kind: Any, pk: int) -> Page:
    found = _to_read(kind=kind, pk=pk)
    if not found:
        raise Http404  # deleted a moment ago
    return found[0]


@prepared(pk=KEY)
def _to_read(kind: Any, pk: int) -> QuerySet[Page]:
    return kind.objects.to_read().filter(pk=pk)


def translation_of(kind: Any, translation_key: UUID) -> Page | None:
    """The live page of a kind with this key in the active language; None where that is Dutch."""
    language = translation.get_language()
    if not language or language == settings.LANGUAGE_CODE:
        return None
    translations = kind.objects.to_read().filter(
        translation_key=translation_key,
        locale__language_code=language,
        live=True,
        alias_of__isnull=True,
    )
    return translations.select_related("translation_state").first()
