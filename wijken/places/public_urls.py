"""Addresses of readers that no page has. The one with a dot stands in front of Wagtail."""

from django.urls import path

from .play_views import play_spots, play_spots_data

urlpatterns = [
    path("wijken/<slug:wijk>/speelplekken/", play_spots, name="play_spots"),
    path("wijken/<slug:wijk>/speelplekken.geojson", play_spots_data, name="play_spots_data"),
]
