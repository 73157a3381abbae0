"""Calendar files. They hold a dot, so they stand in front of Wagtail."""

from django.urls import path

from . import views

app_name = "activities"
urlpatterns = [
    path("agenda.ics", views.city_calendar, name="city_calendar"),
    path("wijken/<slug:wijk>/agenda.ics", views.wijk_calendar, name="wijk_calendar"),
    path("<path:page>/agenda.ics", views.page_calendar, name="page_calendar"),
]
