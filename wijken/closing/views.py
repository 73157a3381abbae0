"""The screen of the admin on which a place closes."""

from datetime import date
from functools import cached_property
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mijnbuurt.core import clock
from mijnbuurt.core.dates import day_nl
from mijnbuurt.users.models import User
from wijken.activities.models import Activity
from wijken.activities.rules import may_change
from wijken.areas.viewsets import add_refusal
from wijken.places.admin_forms import places_of
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlannedClosing

from . import transitions
from .forms import CloseForm
from .queries import activities_at


class ClosePlaceView(WagtailAdminTemplateMixin, TemplateView):
    """A place of one's own wijk; any other does not exist."""

    template_name = "places/admin/close.html"
    page_title = gettext_lazy("Plek sluiten")
    header_icon = "home"
    form: CloseForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.now = clock.now()
        if self.place.facts.status == PlaceStatus.CLOSED:
            messages.error(request, _("Deze plek is al gesloten."))
            return redirect("toestand-plekken:index")
        return cast(HttpResponse, super().dispatch(request, *args, **kwargs))

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(places_of(self.user), pk=self.kwargs["pk"])

    @cached_property
    def activities(self) -> list[Activity]:
        return activities_at(self.place, self.now)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back = {"url": reverse("toestand-plekken:index"), "label": _("Toestand van plekken")}
        return [*super().get_breadcrumbs_items(), back, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.make_form(None)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "withdraw" in request.POST:
            return self.withdraw()
        self.form = self.make_form(request.POST)
        if self.form.is_valid():
            try:
                done = self.close(self.form.cleaned_data)
            except ValidationError as refusal:
                add_refusal(self.form, refusal)
            else:
                messages.success(request, done)
                return redirect("toestand-plekken:index")
        return self.render_to_response(self.get_context_data())

    def withdraw(self) -> HttpResponse:
        try:
            transitions.withdraw_closing(self.place, user=self.user)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
        else:
            done = _("%(place)s blijft open. De aankondiging is weg.")
            messages.success(self.request, done % {"place": self.place.title})
        return redirect("toestand-plekken:index")

    @cached_property
    def plan(self) -> PlannedClosing | None:
        return PlannedClosing.objects.filter(place=self.place).first()

    @cached_property
    def today(self) -> date:
        return clock.local_date(self.now)

    def make_form(self, data: Any) -> CloseForm:
        own = [activity for activity in self.activities if may_change(self.user, activity)]
        return CloseForm(data, place=self.place, activities=own, today=self.today, plan=self.plan)

    def close(self, answer: dict[str, Any]) -> str:
        """At once, or on a day to come; returns what to say."""
        said: dict[str, Any] = {
            "day": answer["day"],
            "successor": answer["successor"],
            "reason": answer["reason"],
            "along": answer.get("along", ()),
            "user": self.user,
            "now": self.now,
        }
        if answer["day"] > self.today:
            transitions.plan_closing(self.place, seen=answer["seen"], **said)
            words = _("%(place)s sluit op %(day)s. Dat staat nu op de pagina.")
            return words % {"place": self.place.title, "day": day_nl(answer["day"])}
        transitions.close_place(self.place, **said)
        words = _("%(place)s is gesloten. Het adres staat nergens meer.")
        return words % {"place": self.place.title}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = [each for each in self.activities if not may_change(self.user, each)]
        context = super().get_context_data(**kwargs)
        shown = {"form": self.form, "place": self.place, "plan": self.plan, "others": others}
        return {**context, **shown}
