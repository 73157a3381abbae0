"""Asking for a reporter from a page, and the page of one job for the editors of its wijk."""

from typing import Any, cast
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page

from mijnbuurt.core import clock
from mijnbuurt.intake.cleaning import clean_query
from mijnbuurt.users.models import User
from wijken.areas.models import WijkContentPage

from . import rules, transitions
from .admin_forms import AskForm, filled_in
from .models import Assignment


class AskView(WagtailAdminTemplateMixin, TemplateView):
    """The form, filled in from the page. A page one may not edit does not exist (404)."""

    template_name = "assignments/admin/ask.html"
    page_title = gettext_lazy("Vraag een wijkreporter")
    header_icon = "user"
    breadcrumbs_items: list[Any] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.may_ask_about(self.user, self.about):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    @cached_property
    def about(self) -> WijkContentPage:
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def get_page_subtitle(self) -> str:
        return str(self.about.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AskForm(initial=filled_in(self.about, self.user, clock.now()))
        return {
            "form": form,
            "key": uuid4(),
            "asked": Assignment.objects.filter(about=self.about),
            "about": self.about,
            "back": reverse("wagtailadmin_pages:edit", args=[self.about.pk]),
            **super().get_context_data(**kwargs),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        posted = clean_query(request.POST)
        form = AskForm(posted)
        if not form.is_valid():
            context = self.get_context_data(form=form, key=posted.get("key", ""))
            return self.render_to_response(context)
        made = transitions.ask_about(self.about, form.values(), posted.get("key", ""), self.user)
        words = _("Gevraagd. Het nummer is %(number)s. De coördinator heeft bericht gekregen.")
        messages.success(request, words % {"number": made.reference})
        return redirect("assignment:inspect", made.pk)


class JobInspectView(generic.InspectView):
    """What was asked and how it stands. A job of another wijk does not exist (404)."""

    def get_object(self, queryset: Any = None) -> Assignment:
        policy = self.permission_policy
        found = policy.instances_user_has_any_permission_for(self.request.user, ["view"])
        jobs = found.select_related("wijk", "place", "about", "story", "claimed_by")
        return get_object_or_404(jobs, pk=self.pk)

    def get_page_title(self) -> str:
        return _("Klus van een wijkreporter")

    def get_page_subtitle(self) -> str:
        return str(self.object.reference)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.object
        return {
            **super().get_context_data(**kwargs),
            "job": job,
            "shows_contact": rules.may_see_contact(cast(User, self.request.user), job),
            "history": log_registry.get_logs_for_instance(job).select_related("user"),
        }
