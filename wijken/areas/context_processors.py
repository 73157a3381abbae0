"""Notices on top of a page. Read only when a template shows them."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mijnbuurt.core import clock

from .models import Notice


def notices(request: HttpRequest) -> dict[str, object]:
    """The notices for everyone, and those of the wijk that the page is about."""

    def current() -> list[Notice]:
        return list(Notice.objects.current(clock.now()).for_wijk(getattr(request, "wijk", None)))

    return {"notices": SimpleLazyObject(current)}
