"""Dutch error pages. Those of our own faults read no database, so they also work without it."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import SiteSettings
from ..typed import is_from_here, typed_texts

RETRY_AFTER_SECONDS = 60
# What the context processors would read.
WITHOUT_DATABASE = {"site": SiteSettings(), "footer_links": [], "notices": []}


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    context = WITHOUT_DATABASE if status >= 500 else None
    response = render(request, f"errors/{status}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; a database that does not answer is expected back soon."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return error_page(request, 500)
    response = error_page(request, 503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that stood open while its reader logged in or out elsewhere, or a forgery. Who sent
    it from a page of ours gets back what was typed."""
    texts = typed_texts(request) if is_from_here(request) else []
    response = render(request, "errors/expired.html", {"texts": texts}, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response
