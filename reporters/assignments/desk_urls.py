"""Klussen, at the reporters' desk."""

from django.urls import path

from . import desk_views, views

app_name = "klussen"
urlpatterns = [
    path("klussen/", desk_views.JobsView.as_view(), name="list"),
    path("klussen/even-niet/", desk_views.AwayView.as_view(), name="away"),
    path("klussen/antwoord/<str:token>/", views.AnswerView.as_view(), name="answer"),
    path("klussen/<uuid:job>/", desk_views.JobView.as_view(), name="job"),
]
