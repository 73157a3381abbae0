"""The desk of who sends reporters out: what waits, one job with its answers, who there is."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry as log_registry

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.listing import paginate
from reporters.desk import DeskView
from reporters.models import Reporter
from reporters.transitions import set_away
from wijken.contact.where import place_names

from . import overview, rules, transitions
from .desk_forms import AwayOfForm
from .dispatch_forms import AssignForm, CancelForm, CloseForm, JobForm
from .enums import AssignmentState
from .models import Assignment
from .transitions import NotPossible, Step

TOO_LATE = gettext_lazy(
    "Er veranderde net iets aan deze klus. Kijk eerst hoe het nu staat. Wat u typte, staat er nog."
)


class DispatchView(DeskView):
    """A screen for who sends reporters out."""

    def may_enter(self) -> bool:
        return self.visitor.is_coordinator


class ListView(DispatchView):
    title = gettext_lazy("Coördinatie")
    template_name = "assignments/dispatch/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(sections=overview.sections(self.now))


class EndedView(DispatchView):
    title = gettext_lazy("Klaar")
    template_name = "assignments/dispatch/ended.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(page_obj=paginate(overview.ended(self.now), request))


class ReportersView(DispatchView):
    title = gettext_lazy("Reporters")
    template_name = "assignments/dispatch/reporters.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        today = local_date(self.now)
        jobs = overview.jobs_by_reporter(today.year)
        found = rules.working().order_by("byline")
        rows = [(one, one.is_away_on(today), jobs[one.pk]) for one in found]
        return self.page(rows=rows, year=today.year)


class AwayView(DispatchView):
    """Someone phones in sick: until when nothing is asked, and what that reporter still holds."""

    title = gettext_lazy("Even niet")
    template_name = "assignments/dispatch/away.html"

    @cached_property
    def one(self) -> Reporter:
        return get_object_or_404(rules.working(), user__uuid=self.kwargs["reporter"])

    def get(self, request: HttpRequest, reporter: UUID) -> HttpResponse:
        return self.show(AwayOfForm.of(self.one, self.now, self.typed))

    def post(self, request: HttpRequest, reporter: UUID) -> HttpResponse:
        form = AwayOfForm(self.now, self.data)
        if not form.is_valid():
            return self.show(form)
        set_away(self.one, form.cleaned_data["away_until"], self.user)
        messages.success(request, _("Bewaard."))
        return redirect("dispatch:away", reporter)

    def show(self, form: AwayOfForm) -> HttpResponse:
        return self.page(
            reporter=self.one,
            is_away=self.one.is_away_on(local_date(self.now)),
            away=form,
            held=overview.held_meanwhile(self.one, self.now),
            asked=overview.asked_meanwhile(self.one, self.now),
        )


class CountsView(DispatchView):
    title = gettext_lazy("Aantallen")
    template_name = "assignments/dispatch/counts.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        years = overview.years()
        asked = request.GET.get("jaar", "")
        chosen = next((year for year in years if str(year) == asked), None)
        year = chosen or local_date(self.now).year
        return self.page(years=years, counts=overview.counts_of(year))


class OneView(DispatchView):
    """One job: what was asked, who was asked and answered, and what can be done now."""

    title = gettext_lazy("Klus")
    template_name = "assignments/dispatch/one.html"

    def get(self, request: HttpRequest, job: UUID) -> HttpResponse:
        return self.show(self.find(job))

    def post(self, request: HttpRequest, job: UUID) -> HttpResponse:
        found = self.find(job)
        act = self.actions.get(self.data.get("doe", ""))
        if act is None:
            return redirect("dispatch:one", job)
        return act(self, found)

    def step(self) -> Step:
        return Step(self.user, self.now, self.data.get("gezien", ""))

    def find(self, job: UUID) -> Assignment:
        jobs = Assignment.objects.select_related(
            "wijk", "place", "about", "story", "claimed_by__user", "part_of", "noted_by"
        )
        found = jobs.filter(uuid=job).first()
        if found is None:
            raise Http404
        return found

    def show(self, job: Assignment, status: int = 200, **bound: forms.Form) -> HttpResponse:
        is_open = job.state not in Assignment.ENDED and not job.is_forgotten
        able = rules.who_can(job, self.now) if is_open else ()
        return self.page(
            status=status,
            title=job.opening or job.reference,
            job=job,
            today=local_date(self.now),
            left_alone=Assignment.objects.filter(rules.left_alone(self.now), pk=job.pk).exists(),
            offers=job.offers.select_related("reporter__user"),
            able=able,
            is_open=is_open,
            may_ask=is_open and job.state in (AssignmentState.DRAFT, *Assignment.SEEKING),
            may_assign=is_open and job.state != AssignmentState.DELIVERED,
            may_cancel=is_open and job.state != AssignmentState.DELIVERED,
            may_close=is_open and job.state == AssignmentState.CLAIMED,
            parts=Assignment.objects.filter(part_of=job),
            history=log_registry.get_logs_for_instance(job).select_related("user"),
            assign_form=bound.get("assign") or AssignForm(job, self.now),
            cancel_form=bound.get("cancel") or CancelForm(),
            close_form=bound.get("close") or CloseForm(),
        )

    # What the buttons do

    def ask(self, job: Assignment) -> HttpResponse:
        return self.do(job, transitions.offer, _("Gevraagd. U ziet hier wie er antwoordt."))

    def called(self, job: Assignment) -> HttpResponse:
        return self.do(job, transitions.note_called, _("Genoteerd."))

    def assign(self, job: Assignment) -> HttpResponse:
        form = AssignForm(job, self.now, self.data)
        if not form.is_valid():
            return self.show(job, assign=form)
        reporter = form.chosen
        done = _("%(name)s gaat. Iedereen krijgt bericht.") % {"name": reporter}

        def apply(job: Assignment, step: Step) -> Assignment:
            return transitions.assign(job, reporter, step)

        return self.do(job, apply, done, assign=form)

    def cancel(self, job: Assignment) -> HttpResponse:
        form = CancelForm(self.data)
        if not form.is_valid():
            return self.show(job, cancel=form)
        reason = form.cleaned_data["reason"]

        def apply(job: Assignment, step: Step) -> Assignment:
            return transitions.cancel(job, reason, step)

        return self.do(job, apply, _("Het gaat niet door. Iedereen krijgt bericht."), cancel=form)

    def close(self, job: Assignment) -> HttpResponse:
        form = CloseForm(self.data)
        if not form.is_valid():
            return self.show(job, close=form)
        reason = form.cleaned_data["why"]

        def apply(job: Assignment, step: Step) -> Assignment:
            return transitions.close_without_story(job, reason, step)

        return self.do(job, apply, _("Afgerond. Iedereen krijgt bericht."), close=form)

    def do(
        self,
        job: Assignment,
        apply: Callable[[Assignment, Step], Assignment],
        done: str,
        **bound: forms.Form,
    ) -> HttpResponse:
        """One change. What comes too late is shown again, beside the job as it is now."""
        try:
            apply(job, self.step())
        except NotPossible:
            messages.error(self.request, TOO_LATE)
            return self.show(self.find(job.uuid), 409, **bound)
        messages.success(self.request, done)
        return redirect("dispatch:one", job.uuid)

    actions: dict[str, Callable[[Any, Assignment], HttpResponse]] = {
        "vraag": ask,
        "gebeld": called,
        "geef": assign,
        "klaar": close,
        "stop": cancel,
    }


class ChangeView(OneView):
    """Put right what was asked."""

    title = gettext_lazy("Klus wijzigen")
    template_name = "assignments/dispatch/change.html"

    def get(self, request: HttpRequest, job: UUID) -> HttpResponse:
        found = self.find(job)
        return self.form_page(found, JobForm.of(found, self.typed))

    def post(self, request: HttpRequest, job: UUID) -> HttpResponse:
        found = self.find(job)
        form = JobForm.of(found, self.data)
        if not form.is_valid():
            return self.form_page(found, form)
        try:
            transitions.change(found, form.values(), self.step())
        except NotPossible:
            form.add_error(None, TOO_LATE)
            return self.form_page(self.find(job), form, 409)
        messages.success(request, _("Bewaard."))
        return redirect("dispatch:one", job)

    def form_page(self, job: Assignment, form: JobForm, status: int = 200) -> HttpResponse:
        return self.page(status, job=job, form=form, places=place_names())


class NewView(DispatchView):
    """A request that came by telephone or at a table. Tapping twice makes one job."""

    title = gettext_lazy("Nieuwe klus")
    template_name = "assignments/dispatch/change.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form_page(JobForm(self.typed))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = JobForm(self.data)
        if not form.is_valid():
            return self.form_page(form)
        made = transitions.note_down(form.values(), self.data.get("key", ""), self.user)
        messages.success(request, _("Bewaard. Vraag nu de reporters."))
        return redirect("dispatch:one", made.uuid)

    def form_page(self, form: JobForm) -> HttpResponse:
        key = form.data.get("key") or str(uuid4())
        return self.page(form=form, places=place_names(), key=key)
