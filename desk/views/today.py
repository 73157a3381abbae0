"""One place on this day: closed, other hours, or back to the hours of every week."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk import transitions
from desk.forms import CloseForm, HoursForm
from desk.overview import Today, find_place, today_at
from mijnbuurt.intake.cleaning import clean_query
from wijken.places.hours.instants import local
from wijken.places.models import Place

from .base import DeskView

DONE = {
    "dicht": gettext_lazy("De site zegt nu: vandaag dicht. Morgen gelden weer de gewone tijden."),
    "tijden": gettext_lazy(
        "De nieuwe tijden staan op de site. Morgen gelden weer de gewone tijden."
    ),
    "gewoon": gettext_lazy("De gewone tijden staan weer op de site."),
}
SESSION_OVER = gettext_lazy(
    "U was te lang weg. Er is niets veranderd. Kijk wat hieronder staat en druk nog een keer."
)


class TodayView(DeskView):
    title = gettext_lazy("Vandaag")
    template_name = "desk/today.html"
    kept_fields = ("opens", "closes", "opens_again", "closes_again", "reason", "hours_reason")
    at: Place

    def get(self, request: HttpRequest, place: UUID) -> HttpResponse:
        self.at = self.get_place(place)
        typed = clean_query(request.GET)
        expired = SESSION_OVER if "verlopen" in typed else ""
        return self.show(problem=expired, typed=typed.dict() if expired else {})

    def post(self, request: HttpRequest, place: UUID) -> HttpResponseBase:
        self.at = self.get_place(place)
        posted = clean_query(request.POST)
        doing = posted.get("doe", "")
        if doing not in DONE:
            return self.show(status=400, problem=_("Kies een van de knoppen."))
        form = (HoursForm if doing == "tijden" else CloseForm)(posted)
        problem = ""
        if form.is_valid():
            try:
                self.change(doing, form, posted.get("gezien", ""))
            except ValidationError as refusal:
                problem = told(form, refusal)
            else:
                messages.success(request, DONE[doing])
                return redirect("desk:today", place)
        shown: dict[str, Any] = {"hours_form" if doing == "tijden" else "close_form": form}
        return self.show(problem=problem, **shown)

    def get_place(self, key: UUID) -> Place:
        """A place of this user; any other does not exist."""
        found = find_place(self.places, key)
        if found is None:
            raise Http404
        return found

    def change(self, doing: str, form: Any, seen: str) -> None:
        said: Any = {"user": self.user, "now": self.now, "seen": seen}
        if doing == "gewoon":
            transitions.undo_today(self.at, **said)
        elif doing == "dicht":
            transitions.close_today(self.at, reason=form.cleaned_data["reason"], **said)
        else:
            reason = form.cleaned_data["hours_reason"]
            transitions.set_hours_today(self.at, form.spans, reason=reason, **said)

    def show(
        self, *, status: int = 200, problem: Any = "", typed: dict | None = None, **context: Any
    ) -> HttpResponse:
        today = today_at(self.at, self.now)
        start = {**shown_hours(today), **(typed or {})}
        values = {
            "today": today,
            "problem": problem,
            "close_form": CloseForm(initial=typed),
            "hours_form": HoursForm(initial=start),
            "has_choice": len(self.places) > 1,
        }
        return self.page(status, **{**values, **context})


def shown_hours(today: Today) -> dict[str, str]:
    """The times of today as the start of the form."""
    values: dict[str, str] = {}
    for block, (opens, closes) in zip(
        today.blocks, (("opens", "closes"), ("opens_again", "closes_again")), strict=False
    ):
        values |= {opens: f"{local(block.opens):%H:%M}", closes: f"{local(block.closes):%H:%M}"}
    return values


def told(form: forms.Form, refusal: ValidationError) -> str:
    """Put the sentences of a transition beside the field they are about; the rest comes back."""
    if not hasattr(refusal, "error_dict"):
        return " ".join(refusal.messages)
    for name, problems in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, problems)
    return ""
