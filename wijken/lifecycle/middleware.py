"""Addresses of a merged wijk that are views, not pages: its form, its feeds."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponsePermanentRedirect
from django.urls import reverse

from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk


class MergedWijkMiddleware:
    """Leads any address with the slug of a merged wijk in it on to the same of the other wijk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        slug = kwargs.get("wijk")
        if not isinstance(slug, str):
            return None
        merged = Wijk.objects.filter(slug=slug, state=WijkState.MERGED).first()
        into = merged and merged.leads_to
        match = request.resolver_match
        if into is None or match is None:
            return None
        address = reverse(match.view_name, kwargs={**kwargs, "wijk": into.slug})
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(address + (query and f"?{query}"))
