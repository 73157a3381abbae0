"""What every screen of the desk shares."""

from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from desk.overview import own_place, places_for
from desk.rules import works_at_desk
from mijnbuurt.core import clock
from mijnbuurt.core.meta import Meta
from mijnbuurt.users.models import User
from wijken.places.models import Place


class DeskView(View):
    """A screen for who is signed in and works at the desk."""

    title: Any = ""
    template_name = ""
    #: What someone typed here goes along to the log-in and back, when the session was over.
    kept_fields: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.now = clock.now()
        if not request.user.is_authenticated:
            return redirect_to_login(self.address_to_return(request))
        if not works_at_desk(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def address_to_return(self, request: HttpRequest) -> str:
        if request.method != "POST":
            return request.get_full_path()
        typed = {
            name: request.POST[name][:200] for name in self.kept_fields if name in request.POST
        }
        return f"{request.path}?{urlencode({**typed, 'verlopen': 1})}"

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @cached_property
    def places(self) -> list[Place]:
        """The places that this user may speak for."""
        return places_for(self.user)

    @cached_property
    def place(self) -> Place | None:
        """Where this user sits today."""
        return own_place(self.request, self.places)

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        values = {
            "meta": Meta(title=str(self.title), robots="noindex"),
            "title": self.title,
            "now": self.now,
            **context,
        }
        return render(self.request, self.template_name, values, status=status)
