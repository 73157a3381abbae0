"""Where a post came from. Forms without a cookie have no other guard against foreign pages."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_own(request: HttpRequest, also: Iterable[str] = ()) -> bool:
    """Whether a post comes from a page of this site, or from one of the origins in `also`.

    A browser that tells nothing is let through: it can do no harm without the signed token, and a
    careful person's browser must not be a locked door.
    """
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if not source:
        return True
    own = {request.get_host().lower(), netloc(settings.BASE_URL)}
    return netloc(source) in own | {netloc(origin) for origin in also}


def netloc(address: str) -> str:
    """Host and port of an address; an origin "null" or nonsense has none."""
    try:
        return urlsplit(address).netloc.lower() or "-"
    except ValueError:
        return "-"
