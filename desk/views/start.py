"""The first screen: big buttons, and the question where one sits today."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.overview import SESSION_PLACE, find_place, noted_today, today_at
from desk.sign_ups import people_to_call
from wijken.places.overview import today as with_states

from .base import DeskView


class StartView(DeskView):
    title = gettext_lazy("Balie")
    template_name = "desk/start.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            today=today_at(self.place, self.now) if self.place else None,
            has_choice=len(self.places) > 1,
            noted=noted_today(self.user, self.now),
            people_to_call=people_to_call(self.user, self.now),
        )


class PlacesView(DeskView):
    """Which place: a tap chooses it for the rest of the session and opens its day."""

    title = gettext_lazy("Om welke plek gaat het?")
    template_name = "desk/places.html"

    def get(self, request: HttpRequest, **context: Any) -> HttpResponse:
        rows = with_states(self.places, self.now)
        rows.sort(key=lambda row: row.place.home_wijk.name if row.place.home_wijk else "")
        return self.page(rows=rows, chosen=self.place)

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            place = find_place(self.places, UUID(request.POST.get("plek", "")))
        except ValueError:
            place = None
        if place is None:
            messages.error(request, _("Deze plek is er niet meer, of is niet van u. Kies opnieuw."))
            return redirect("desk:places")
        request.session[SESSION_PLACE] = str(place.translation_key)
        return redirect("desk:today", place.translation_key)
