""" "Doe mee": the form of an activity, and the page after it. No account, no cookie."""

from datetime import date
from functools import partial
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import routing
from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.forms import IntakeForm
from mijnbuurt.intake.models import Submission
from mijnbuurt.intake.requests import Posted
from mijnbuurt.intake.tokens import FormToken
from mijnbuurt.intake.views import IntakeView, ReceivedView, TooMany
from wijken.activities.models import Activity, Occurrence
from wijken.areas.viewsets import add_refusal

from . import transitions
from .forms import SignUpForm
from .models import SignUp
from .room import OpenDate, Room, open_dates

FORM_NAME = "signup"


class SignUpView(IntakeView):
    title = _("Doe mee")
    template_name = "signups/form.html"
    form_class: type[IntakeForm] = SignUpForm
    model = SignUp
    form_name = FORM_NAME
    via = "site"
    activity: Activity
    #: What this very form became, when it is sent again.
    existing: SignUp | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.activity = self.find_activity(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find_activity(self, request: HttpRequest, **kwargs: Any) -> Activity:
        """The live activity at the address, in the language of the reader; Http404 for all else."""
        route = routing.find(request, kwargs["page"].strip("/").split("/"))
        if not isinstance(route.page, Activity) or route.args[2]:  # the page of one date
            raise Http404
        return route.page

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Where signing up is not done here, the page of the activity says how."""
        if not self.activity.source.sign_up_here:
            return redirect(self.activity.url)
        self.offer(request.GET.get("datum", ""))
        return super().get(request)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.offer("")
        return super().post(request)

    def offer(self, asked: str) -> None:
        """Build the form of the dates that are open now, and the one that was asked for."""
        form_class = type(self).form_class
        self.form_class = cast(type[IntakeForm], partial(form_class, dates=self.dates(asked)))

    def dates(self, asked: str) -> list[OpenDate]:
        """Of a form that was sent before, its own date is among them, however full it is."""
        found = open_dates(self.activity.source, self.now, also=day_of(asked))
        if self.existing is None:
            return found
        own = own_date(self.existing)
        return [own, *(each for each in found if each.value != own.value)]

    def show_existing(self, existing: Submission, posted: Posted) -> HttpResponse:
        self.existing = cast(SignUp, existing)
        return super().show_existing(existing, posted)

    def initial(self) -> dict[str, Any]:
        return {"date": clean_line(self.request.GET.get("datum", ""))[:10]}

    def context(self, form: IntakeForm) -> dict[str, Any]:
        return {"activity": self.activity, "wijk": self.activity.home_wijk}

    def judge(self, form: IntakeForm, token: FormToken | None) -> HttpResponse:
        """Also when it filled up meanwhile all that was typed stays."""
        form = self.with_posted_date(form)
        try:
            return super().judge(form, token)
        except ValidationError as refusal:
            add_refusal(form, refusal)
            cast(SignUpForm, form).offer(self.dates(form.data.get("date", "")))
            return self.show_again(form, token)

    def without_files(self, posted: Posted) -> IntakeForm:
        return self.with_posted_date(super().without_files(posted))

    def with_posted_date(self, form: IntakeForm) -> IntakeForm:
        """A date further on than those that are offered first may have been asked for."""
        cast(SignUpForm, form).offer(self.dates(form.data.get("date", "")))
        return form

    def store(self, form: IntakeForm, token: FormToken) -> Submission:
        """One record a key. Raises TooMany or ValidationError, and then keeps nothing."""
        values = {**self.record_values(form), "activity": self.activity.source, "via": self.via}
        record = SignUp(key=token.key, **values)
        with transaction.atomic():
            record, is_new = transitions.sign_up(record, self.now, **self.said_by(form))
            if is_new and not self.may_send():
                raise TooMany
        return record

    def said_by(self, form: IntakeForm) -> dict[str, Any]:
        """Who writes it down, and what only they may say."""
        return {}

    def address_afterwards(self, receipt: str) -> str:
        return reverse("signups:received", args=[receipt])


class SignUpReceivedView(ReceivedView):
    """ "U hebt een plek", or the number on the waiting list."""

    title = _("U bent aangemeld")
    template_name = "signups/received.html"
    model = SignUp
    form_name = FORM_NAME

    def show(self, **context: Any) -> HttpResponse:
        if self.record.is_waiting:
            self.title = _("U staat op de wachtlijst")
        return super().show(wijk=self.record.wijk, activity=self.record.activity, **context)


def own_date(record: SignUp) -> OpenDate:
    """The date of a sign-up as it was told."""
    times = {"starts_at": record.starts_at, "ends_at": record.ends_at}
    return OpenDate(Occurrence(rule_date=record.rule_date, **times), Room(None, True))


def day_of(text: str) -> date | None:
    """A day as addresses and forms name it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
