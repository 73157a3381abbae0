"""Old addresses lead on in every language, though each is kept once: the Dutch one."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from .addresses import language_prefix
from .words import readers_language


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
        finally:
            request.path = asked
        leads_here = urlsplit(answer.headers.get("Location", "")).path == asked
        return response if leads_here else answer
