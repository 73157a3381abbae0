"""Klussen: what a reporter is asked for and does, and when not to ask."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnbuurt.core.clock import local_date
from reporters.desk import DeskView
from reporters.models import Reporter
from reporters.transitions import set_away

from . import transitions
from .desk_forms import AwayForm
from .enums import AssignmentState
from .models import Assignment
from .rules import does, may_see_contact

Action = Callable[..., Assignment]

#: What a button does, and what its reader is told.
BUTTONS: dict[str, tuple[Action, Any]] = {
    "ja": (transitions.claim, gettext_lazy("De klus is voor u. U krijgt een mail met alles erin.")),
    "nee": (transitions.decline, gettext_lazy("Bedankt voor uw antwoord. U hoeft niets te doen.")),
    "terug": (
        transitions.give_back,
        gettext_lazy("Bedankt dat u het zegt. Wij zoeken iemand anders."),
    ),
}
TAKEN = gettext_lazy("Deze klus is al vervuld. Een andere reporter was net iets eerder.")
TOO_LATE = gettext_lazy("Dat kan niet meer. Kijk hieronder hoe het nu staat.")


class ReporterView(DeskView):
    """A screen for reporters alone."""

    def may_enter(self) -> bool:
        return self.reporter is not None

    @property
    def today(self) -> date:
        return local_date(self.now)

    @property
    def me(self) -> Reporter:
        return cast(Reporter, self.reporter)


class JobsView(ReporterView):
    title = gettext_lazy("Klussen")
    template_name = "assignments/desk/jobs.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        jobs = Assignment.objects.select_related("wijk", "place").in_order()
        return self.page(
            open=list(jobs.open_for(self.me)),
            mine=list(jobs.claimed_by(self.me)),
            away=AwayForm.of(self.me, self.now),
            is_away=self.me.is_away_on(self.today),
        )


class AwayView(ReporterView):
    """ "Even niet tot en met": until then nothing is asked."""

    title = gettext_lazy("Even niet")
    template_name = "assignments/desk/away.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(away=AwayForm.of(self.me, self.now, self.typed))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AwayForm(self.now, self.data)
        if not form.is_valid():
            return self.page(away=form)
        until = form.cleaned_data["away_until"]
        set_away(self.me, until, self.user)
        messages.success(
            request,
            _("Wij vragen u tot die dag niets.") if until else _("Fijn dat u er weer bent."),
        )
        return redirect("klussen:list")


class JobView(ReporterView):
    """One job. Whoever was never asked for it does not find it."""

    title = gettext_lazy("Klus")
    template_name = "assignments/desk/job.html"

    def get(self, request: HttpRequest, job: UUID) -> HttpResponse:
        found = self.find(job)
        is_mine = does(self.me, found)
        return self.page(
            title=found.opening,
            job=found,
            is_mine=is_mine,
            is_open=found.state in Assignment.SEEKING,
            is_taken=found.claimed_by_id not in (None, self.me.pk),
            may_give_back=is_mine and found.state == AssignmentState.CLAIMED,
            shows_contact=is_mine and may_see_contact(self.user, found),
            story_url=new_story_url(found) if is_mine and not found.story_id else "",
        )

    def post(self, request: HttpRequest, job: UUID) -> HttpResponse:
        action, done = BUTTONS.get(self.data.get("antwoord", ""), (None, ""))
        found = self.find(job)
        if action is not None:
            try:
                action(found, self.me, self.now)
                messages.success(request, done)
            except transitions.AlreadyTaken:
                messages.error(request, TAKEN)
            except (transitions.NotPossible, PermissionDenied):
                messages.error(request, TOO_LATE)
        return redirect("klussen:job", job)

    def find(self, job: UUID) -> Assignment:
        own = Q(offers__reporter=self.me) | Q(claimed_by=self.me)
        jobs = Assignment.objects.filter(own, uuid=job).exclude(what="")
        found = jobs.select_related("wijk", "place", "about").first()
        if found is None:
            raise Http404
        return found


def new_story_url(job: Assignment) -> str:
    """Where its story is written, when there is such a screen."""
    try:
        return f"{reverse('stories:new')}?klus={job.uuid}"
    except NoReverseMatch:
        return ""
