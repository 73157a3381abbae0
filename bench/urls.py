"""The addresses of the site, and in front of them one view that does nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mijnbuurt.urls import *  # noqa: F403  (its handlers as well)
from mijnbuurt.urls import urlpatterns as site_patterns

from .paths import BARE, BARE_BEHIND_MIDDLEWARE


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Dag buur.", headers={"Content-Length": "9"})


urlpatterns = [
    path(BARE.lstrip("/"), bare),
    path(BARE_BEHIND_MIDDLEWARE.lstrip("/"), bare),
    *site_patterns,
]
