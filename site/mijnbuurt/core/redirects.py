"""Old addresses lead on in every language, though each is kept once: the Dutch one."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware
from wagtail.contrib.redirects.models import Redirect

from .addresses import language_prefix
from .routing import MAX_DEPTH
from .words import readers_language


def below_moved_page(request: HttpRequest) -> HttpResponse | None:
    """A date, month, feed or form of a page that moved: the same below its new address."""
    steps = request.path.strip("/").split("/")
    above = ["/" + "/".join(steps[:number]) for number in range(len(steps) - 1, 0, -1)]
    if "\x00" in request.path or len(above) >= MAX_DEPTH:
        return None
    moved = Redirect.objects.filter(
        old_path__in=above, automatically_created=True, redirect_page__isnull=False
    )
    found = max(moved, key=lambda row: len(row.old_path), default=None)
    if found is None or found.link is None:
        return None
    rest = request.path[len(found.old_path) + 1 :]
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(iri_to_uri(found.link + rest) + (query and f"?{query}"))


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Looks for the Dutch address of what was not found, and leads on in the same language.

    A page that was renamed and back again has a redirect to itself: unpublished, it is not found.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        asked = request.path
        prefix = language_prefix(readers_language())
        if prefix != "/" and asked.startswith(prefix):
            request.path = f"/{asked.removeprefix(prefix)}"
        try:
            answer = super().process_response(request, response)
            if answer is response and response.status_code == HTTPStatus.NOT_FOUND:
                answer = below_moved_page(request) or response
        finally:
            request.path = asked
        leads_here = urlsplit(answer.headers.get("Location", "")).path == asked
        return response if leads_here else answer
