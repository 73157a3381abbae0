"""The agenda of a wijk or a place, to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import clock, routing
from mijnbuurt.core.meta import Meta
from wijken.areas.models import Wijk
from wijken.places.models import Place

from .agenda import AgendaPage
from .prints import print_context


@require_safe
def print_page(request: HttpRequest, page: str) -> HttpResponse:
    """A week, month or quarter; of the whole city one chooses a wijk first."""
    found = routing.find(request, page.strip("/").split("/")).page
    if not isinstance(found, AgendaPage | Place):
        raise Http404
    if isinstance(found, AgendaPage) and found.wijk is None:
        title = _("Agenda op papier")
        meta = Meta(title=title, robots="noindex")
        wijken = Wijk.objects.open().defer("boundary")
        return render(
            request,
            "activities/print_choice.html",
            {"title": title, "meta": meta, "page": found, "wijken": wijken},
        )
    context = print_context(found, request.GET, clock.now())
    return render(request, "activities/print_page.html", context)
