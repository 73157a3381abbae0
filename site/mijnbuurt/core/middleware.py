"""Headers of every answer, and a guard against requests no view can make sense of."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from .views.errors import bad_request

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "microphone", "payment", "usb")
)
# Wagtail's admin needs inline scripts and styles; the public site never does.
ADMIN_CSP = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
# A preview is a public page that an editor sees in a frame of the admin.
PREVIEW_CSP = {"frame-ancestors": ["'self'"]}
CSP_HEADER = "Content-Security-Policy"

GetResponse = Callable[[HttpRequest], HttpResponse]


class HeadersMiddleware:
    """What a page may ask of the browser, and that it is kept but checked again at each visit."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
        return response


class RequestGuardMiddleware:
    """Refuses addresses and query strings that hold a NUL byte."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path_info or "%00" in query or "\x00" in query:
            return bad_request(request)
        return self.get_response(request)


class AdminPolicyMiddleware:
    """Gives the pages of the admin a policy of their own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/beheer/"):
            # Only a preview comes with a policy: it went through all of this once before.
            is_preview = CSP_HEADER in response.headers
            response.headers.pop(CSP_HEADER, None)
            policy = PREVIEW_CSP if is_preview else ADMIN_CSP
            response._csp_replace = policy  # type: ignore[attr-defined]
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
