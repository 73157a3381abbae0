"""Who comes to an activity: the lists, and signing people up and off by telephone."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from desk.sign_up_forms import DeskSignUpForm, FindForm
from desk.sign_ups import (
    Roster,
    calls_for,
    coming_dates,
    find_activity,
    find_people,
    roster_of,
    roster_url,
    row_of,
)
from mijnbuurt.intake.cleaning import clean_query
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.models import Submission
from wijken.activities.models import Activity
from wijken.signups import transitions
from wijken.signups.models import SignUp
from wijken.signups.room import OpenDate, room_of
from wijken.signups.rules import is_open_to_desk, may_handle
from wijken.signups.views import SignUpView

from .base import DeskView
from .noting import NotingView
from .today import SESSION_OVER


class SignUpsView(DeskView):
    """Whom to call, the coming dates, and finding somebody."""

    title = gettext_lazy("Aanmeldingen")
    template_name = "desk/sign_ups.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(FindForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FindForm(clean_query(request.POST))
        if not form.is_valid():
            return self.show(form)
        who = form.cleaned_data["who"]
        found = [
            (record, roster_url(record.activity_key, record.rule_date))
            for record in find_people(self.user, who, self.now)
        ]
        return self.show(form, found=found, is_search=True)

    def show(self, form: FindForm, **context: Any) -> HttpResponse:
        only = self.only()
        dates = coming_dates(self.user, self.now, only)
        calls = calls_for(self.user, self.now)
        return self.page(form=form, calls=calls, dates=dates, only=only, **context)

    def only(self) -> Activity | None:
        """The one activity that was asked for."""
        asked = clean_query(self.request.GET).get("activiteit", "")
        try:
            found = find_activity(UUID(asked)) if asked else None
        except ValueError:
            raise Http404 from None
        if asked and (found is None or not may_handle(self.user, found.home_wijk)):
            raise Http404
        return found


class RosterView(DeskView):
    """Who comes to one date: to print, and to change."""

    title = gettext_lazy("Wie komt er?")
    template_name = "desk/roster.html"
    roster: Roster

    def get(self, request: HttpRequest, activity: UUID, day: date) -> HttpResponse:
        problem = SESSION_OVER if "verlopen" in request.GET else ""
        return self.page(roster=self.get_roster(activity, day), problem=problem)

    def post(self, request: HttpRequest, activity: UUID, day: date) -> HttpResponseBase:
        roster = self.get_roster(activity, day)
        posted = clean_query(request.POST)
        record = self.get_record(activity, day, posted.get("wie", ""))
        try:
            told = self.change(record, posted.get("doe", ""), posted.get("gezien", ""))
        except ValidationError as refusal:
            return self.page(roster=roster, problem=" ".join(refusal.messages))
        messages.success(request, told)
        return redirect("desk:roster", activity, day)

    def get_roster(self, activity: UUID, day: date) -> Roster:
        found = roster_of(self.user, activity, day, self.now)
        if found is None:
            raise Http404
        return found

    def get_record(self, activity: UUID, day: date, key: str) -> SignUp:
        try:
            rows = SignUp.objects.of_date(activity, day)
            found: SignUp | None = rows.filter(key=UUID(key)).first()
        except ValueError:
            found = None
        if found is None:
            raise Http404
        return found

    def change(self, record: SignUp, doing: str, seen: str) -> str:
        by: dict[str, Any] = {"user": self.user}
        if doing == "afmelden":
            transitions.cancel(record, self.now, **by)
            return _("Afgemeld: %(number)s.") % {"number": record.reference}
        if doing == "plek":
            transitions.place(record, self.now, **by)
            return _("%(number)s heeft nu een plek.") % {"number": record.reference}
        if doing == "gebeld":
            transitions.called(record, seen, **by)
            return _("Gebeld: %(number)s.") % {"number": record.reference}
        raise ValidationError(_("Kies een van de knoppen."))


class DeskSignUpView(NotingView, SignUpView):
    """Somebody calls, or stands at the desk, and wants to come."""

    title = gettext_lazy("Iemand aanmelden")
    template_name = "desk/sign_up_form.html"
    form_class = DeskSignUpForm
    form_name = "desk_signup"
    day: date

    def find_activity(self, request: HttpRequest, **kwargs: Any) -> Activity:
        """Of who was signed out meanwhile, what is public."""
        self.day = kwargs["day"]
        found = find_activity(kwargs["activity"])
        if found is None or not found.live:
            raise Http404
        if request.user.is_authenticated and not may_handle(request.user, found.home_wijk):
            raise Http404
        return found

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.offer("")
        if not self.dates(""):
            messages.error(request, _("Aanmelden voor deze dag kan niet meer."))
            return redirect("desk:roster", kwargs["activity"], self.day)
        return super(SignUpView, self).get(request)

    def dates(self, asked: str) -> list[OpenDate]:
        row = row_of(self.activity, self.day)
        if row is None or not is_open_to_desk(row, self.now):
            return []
        return [OpenDate(row, room_of(self.activity, self.day))]

    def said_by(self, form: IntakeForm) -> dict[str, Any]:
        return {"user": self.user, "above_capacity": form.cleaned_data["above_capacity"]}

    def go_on(self, record: Submission) -> HttpResponse:
        noted = cast(SignUp, record)
        messages.success(self.request, told(noted))
        return redirect("desk:roster", noted.activity_key, noted.rule_date)


def told(record: SignUp) -> str:
    """What one says on the telephone."""
    if record.is_waiting:
        words = {"number": record.place_in_line, "reference": record.reference}
        return _("Op de wachtlijst, nummer %(number)s. Aanmelding %(reference)s.") % words
    words = {"people": record.people, "reference": record.reference}
    return (
        ngettext(
            "Er is een plek voor %(people)s mens. Aanmelding %(reference)s.",
            "Er is plek voor %(people)s mensen. Aanmelding %(reference)s.",
            record.people,
        )
        % words
    )
