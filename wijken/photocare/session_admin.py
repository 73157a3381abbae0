"""Screens of the admin to ask for a yes on the spot."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from wijken.areas.rules import wijken_of, works_citywide
from wijken.work.registry import Scope
from wijken.work.views import WorkPageMixin

from . import sessions
from .session_forms import PaperForm, SessionForm
from .session_models import ConsentSession

#: How many moments the list shows.
SHOWN = 30


class SessionsView(WorkPageMixin, TemplateView):
    """Begin to ask somewhere, and what was asked before in the own wijken."""

    page_title = gettext_lazy("Toestemming vragen")
    header_icon = "image"
    template_name = "photos/admin/sessions.html"

    def found(self) -> Any:
        keys = set(wijken_of(self.user).values_list("pk", flat=True))
        scope = Scope(frozenset(keys | ({None} if works_citywide(self.user) else set())))
        return ConsentSession.objects.filter(scope.q())

    def form(self, data: Any = None) -> SessionForm:
        """Who works for one wijk is not asked which."""
        form = SessionForm(data)
        field: Any = form.fields["wijk"]
        field.queryset = wijken_of(self.user)
        field.required = not works_citywide(self.user)
        own = list(field.queryset[:2])
        if len(own) == 1 and field.required:
            field.initial, field.widget = own[0].pk, forms.HiddenInput()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"form": self.form(), "sessions": self.found()[:SHOWN], "now": self.now}
        return {**super().get_context_data(**kwargs), **context, **kwargs}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        values = form.cleaned_data
        made = sessions.open_session(
            values["title"], user=self.user, now=self.now, wijk=values["wijk"]
        )
        return redirect("photo_admin:session", made.uuid)


class SessionView(SessionsView):
    """One moment: the code to show, the numbers that came in, answers on paper."""

    template_name = "photos/admin/session.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.session: ConsentSession = get_object_or_404(self.found(), uuid=kwargs["uuid"])

    def get_page_subtitle(self) -> str:
        return self.session.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        answers = self.session.answers.select_related("consent")
        return {
            **super().get_context_data(**kwargs),
            "session": self.session,
            "answers": answers,
            "paper": PaperForm(),
            "is_open": self.session.is_open(self.now),
            "card": sessions.card_address(self.session, self.request.path),
            **kwargs,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("do") == "close":
            sessions.close_session(self.session, user=self.user, now=self.now)
            return redirect("photo_admin:session", self.session.uuid)
        form = PaperForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(paper=form))
        made = sessions.answer_on_paper(
            self.session, form.said(), key=form.cleaned_data["key"], user=self.user, now=self.now
        )
        told = gettext_lazy("Schrijf dit nummer op het kaartje: %(number)s.")
        messages.success(request, told % {"number": made.number})
        return redirect("photo_admin:session", self.session.uuid)
