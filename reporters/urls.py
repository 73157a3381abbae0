"""The desk of the reporters, at /reporter/. Its parts hang below it in their own apps."""

from django.urls import path

from .desk import StartView

app_name = "reporter"
urlpatterns = [path("", StartView.as_view(), name="start")]
