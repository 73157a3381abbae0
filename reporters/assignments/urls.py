"""Asking for a reporter: a page of the site, in its languages."""

from django.urls import path

from . import views

app_name = "assignments"
urlpatterns = [
    path("wijkreporters/aanvragen/", views.RequestView.as_view(), name="request"),
    path(
        "wijkreporters/aanvragen/ontvangen/<str:receipt>/",
        views.RequestReceivedView.as_view(),
        name="received",
    ),
]
