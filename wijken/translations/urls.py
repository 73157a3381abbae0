"""Addresses below the admin."""

from django.urls import path

from . import views

app_name = "translations"
urlpatterns = [
    path("vertalingen/", views.ListView.as_view(), name="list"),
    path("vertalingen/<int:page_id>/gelezen/", views.ReadView.as_view(), name="read"),
    path(
        "vertalingen/site/<slug:language>/gelezen/", views.SiteReadView.as_view(), name="site_read"
    ),
]
