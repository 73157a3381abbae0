"""Calendar files of the city, a wijk, a place and an activity."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import clock, routing
from mijnbuurt.core.ical import CONTENT_TYPE
from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.seen import seen_since
from wijken.areas.models import Wijk
from wijken.places.models import Place, Slot
from wijken.places.slots import open_slots

from .feeds import calendar_text
from .forms import CalendarFilter
from .models import Activity, Occurrence
from .querysets import OccurrenceQuerySet
from .slot_dates import filtered


@require_safe
def city_calendar(request: HttpRequest) -> HttpResponse:
    """All that is on in the city, with the filters of the agenda."""
    name = _("Agenda %(name)s") % {"name": SiteSettings.load(request_or_site=request).name}
    return answer(request, name, "agenda", Occurrence.objects.public(), slots(), filters(request))


@require_safe
def wijk_calendar(request: HttpRequest, wijk: str) -> HttpResponse:
    """All that is on in one wijk, as its agenda shows it."""
    routing.find(request, ["wijken", wijk])  # its page must be online
    found = get_object_or_404(Wijk, slug=wijk)
    name = _("Agenda %(name)s") % {"name": found.name}
    dates = Occurrence.objects.public().in_wijk(found)
    return answer(request, name, wijk, dates, slots(wijk=found), filters(request, "wijk"))


@require_safe
def page_calendar(request: HttpRequest, page: str) -> HttpResponse:
    """All that is on at a place, or all dates of one activity."""
    route = routing.find(request, page.strip("/").split("/"))
    found, dates = route.page, Occurrence.objects.public()
    if isinstance(found, Place):
        dates, chosen = dates.at_place(found.source), filters(request, "wijk")
        return answer(request, found.title, found.slug, dates, slots(place=found), chosen)
    if isinstance(found, Activity):
        dates = dates.filter(activity=found.source)
        return answer(request, found.title, found.slug, dates, slots().none(), {})
    raise Http404


def slots(**where: Any) -> QuerySet[Slot]:
    """Where one walks in, as the agenda shows it."""
    return open_slots(open_to_all=True, **where)


def filters(request: HttpRequest, *without: str) -> dict[str, Any]:
    """What the address asks for; a wijk has no other wijk in it."""
    form = CalendarFilter(request.GET)
    for name in without:
        del form.fields[name]
    return form.values()


def answer(
    request: HttpRequest,
    name: str,
    file: str,
    dates: OccurrenceQuerySet,
    slots: QuerySet[Slot],
    chosen: dict[str, Any],
) -> HttpResponse:
    """The file of what fits the filters."""
    text = calendar_text(name, dates.filtered(chosen), filtered(slots, chosen), clock.now())
    response = HttpResponse(text, content_type=CONTENT_TYPE)
    # The middleware answers 304 to this, as it does to the ETag.
    asked = " ".join([request.path, *(f"{key}={chosen[key]}" for key in sorted(chosen))])
    since = seen_since(asked, text, timezone.now())
    response["Last-Modified"] = http_date(since.timestamp())
    response["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return response
