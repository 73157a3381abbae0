"""The addresses of the site, and a form at the desk that says what it got."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mijnbuurt.urls import urlpatterns as site_urls
from reporters.desk import DeskView


class EchoView(DeskView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(self.typed["text"] if self.typed else "leeg")

    def post(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(self.data["text"])


urlpatterns = [path("reporter/echo/", EchoView.as_view()), *site_urls]
