"""Calendar files and prints of pages, in front of Wagtail."""

from django.urls import path

from . import views
from .print_views import print_page

app_name = "activities"
urlpatterns = [
    path("agenda.ics", views.city_calendar, name="city_calendar"),
    path("wijken/<slug:wijk>/agenda.ics", views.wijk_calendar, name="wijk_calendar"),
    path("<path:page>/agenda.ics", views.page_calendar, name="page_calendar"),
    path("<path:page>/afdrukken/", print_page, name="print"),
]
