"""Notices on top of a page. Read only when a template shows them."""

from datetime import datetime

from django.db.models import DateTimeField, QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mijnbuurt.core import clock
from mijnbuurt.core.prepared import KEY, prepared

from .models import Notice, Wijk


def notices(request: HttpRequest) -> dict[str, object]:
    """The notices for everyone, and those of the wijk that the page is about."""

    def current() -> list[Notice]:
        wijk = getattr(request, "wijk", None)
        return _current(now=clock.now(), wijk=wijk.pk if wijk else None)

    return {"notices": SimpleLazyObject(current)}


@prepared(now=DateTimeField(), wijk=KEY)
def _current(now: datetime, wijk: Wijk | None) -> QuerySet[Notice]:
    return Notice.objects.current(now).for_wijk(wijk)
