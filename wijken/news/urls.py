"""Feeds of news. Their addresses are no pages, so they stand in front of Wagtail."""

from django.urls import path

from . import feeds

app_name = "news"
urlpatterns = [
    path("nieuws/feed/", feeds.city_feed, name="city_feed"),
    path("wijken/<slug:wijk>/feed/", feeds.wijk_feed, name="wijk_feed"),
]
