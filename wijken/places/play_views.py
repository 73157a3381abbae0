"""Where children can play in a wijk: a page that prints on one sheet, and the same as data."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnbuurt.core import routing
from mijnbuurt.core.meta import Meta
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import Wijk

from .enums import PlaceKind, PlaceStatus
from .models import Place
from .overview import with_facts


@require_safe
def play_spots(request: HttpRequest, wijk: str) -> HttpResponse:
    """All play spots of a wijk, for people."""
    found = wijk_online(request, wijk)
    spots = spots_in(found)
    in_readers_language(spots)
    title = _("Speelplekken in %(wijk)s") % {"wijk": found.name}
    context = {
        "meta": Meta(title=title),
        "title": title,
        "wijk": found,
        "spots": spots,
        "data_url": reverse("play_spots_data", args=[wijk]),
    }
    return render(request, "places/play_spots.html", context)


@require_safe
def play_spots_data(request: HttpRequest, wijk: str) -> JsonResponse:
    """The same as GeoJSON. A spot whose position is not known has no geometry."""
    spots = spots_in(wijk_online(request, wijk))
    data = {"type": "FeatureCollection", "features": [feature(spot) for spot in spots]}
    return JsonResponse(data, content_type="application/geo+json")


def wijk_online(request: HttpRequest, slug: str) -> Wijk:
    routing.find(request, ["wijken", slug])  # its page must be online
    return get_object_or_404(Wijk, slug=slug)


def spots_in(wijk: Wijk) -> list[Place]:
    """Play spots that are there, those that another wijk shows here as well among them."""
    spots = Place.objects.public().in_wijk(wijk).filter(kind=PlaceKind.PLAY)
    there = spots.exclude(fact_row__status__in=[PlaceStatus.CLOSED, PlaceStatus.PREPARING])
    return list(with_facts(there.order_by("title")))


def feature(spot: Place) -> dict[str, object]:
    position = spot.facts.position
    point = {"type": "Point", "coordinates": [position[1], position[0]]} if position else None
    names = {"name": spot.title, "description": spot.summary, "address": spot.address_text}
    return {
        "type": "Feature",
        "id": str(spot.translation_key),
        "geometry": point,
        "properties": {**names, "step_free": spot.step_free, "url": spot.full_url},
    }
