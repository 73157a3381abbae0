"""Serving a page: found in one query, without a detour along the site and its front page."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve as wagtail_serve

from .. import routing


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, told beforehand which page it is. Raises Http404 when there is none."""
    components = [component for component in path.split("/") if component]
    request._wagtail_route_for_request = routing.find(request, components)  # type: ignore[attr-defined]
    return wagtail_serve(request, path)
