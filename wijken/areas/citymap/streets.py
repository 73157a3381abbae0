"""The same pins on a map with streets, whose images come from another host: after a click only."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse

from .drawing import CityMap


@dataclass(frozen=True)
class Streets:
    """From where the images come, the address of one, and whose they are."""

    origin: str
    address: str
    attribution: str


def streets_of(city_map: CityMap | None) -> Streets | None:
    """None where there is no map, or no source was chosen."""
    if city_map is None or not settings.TILE_ORIGIN:
        return None
    return Streets(settings.TILE_ORIGIN, settings.TILE_ADDRESS, settings.TILE_ATTRIBUTION)


def allow_images(response: HttpResponse, streets: Streets) -> None:
    """Let this one page show images of that host."""
    response._csp_update = {"img-src": [streets.origin]}  # type: ignore[attr-defined]
