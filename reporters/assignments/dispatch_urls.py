"""The desk of who sends reporters out."""

from django.urls import path

from . import dispatch_views as views

app_name = "dispatch"
urlpatterns = [
    path("", views.ListView.as_view(), name="list"),
    path("klaar/", views.EndedView.as_view(), name="ended"),
    path("nieuw/", views.NewView.as_view(), name="new"),
    path("reporters/", views.ReportersView.as_view(), name="reporters"),
    path("reporters/<uuid:reporter>/", views.AwayView.as_view(), name="away"),
    path("aantallen/", views.CountsView.as_view(), name="counts"),
    path("<uuid:job>/", views.OneView.as_view(), name="one"),
    path("<uuid:job>/wijzigen/", views.ChangeView.as_view(), name="change"),
]
