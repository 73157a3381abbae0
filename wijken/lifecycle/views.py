"""Screens of the admin: a new wijk, one that changes, and what there is of it."""

import uuid
from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from mijnbuurt.core.tables import CarefulEditView
from mijnbuurt.users.models import User
from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk

from . import overview, plan, rules, transitions
from .forms import CloseForm, EndForm, MergeForm


def wijk_url(wijk: Wijk) -> str:
    return reverse("wijk:life", args=[wijk.pk])


class AddView(CreateView):
    """ "Wijk toevoegen": one form makes all of it."""

    page_title = gettext_lazy("Wijk toevoegen")
    page_subtitle = gettext_lazy("Wijk toevoegen")
    submit_button_label = gettext_lazy("Wijk toevoegen")
    submit_button_active_label = gettext_lazy("De wijk wordt gemaakt…")
    template_name = "wijken/admin/wijk_new.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A second tap leads to the wijk of the first."""
        try:
            made = transitions.made_before(uuid.UUID(request.POST.get("key", "")))
        except ValueError:
            made = None
        if made:
            return redirect(wijk_url(made))
        return cast(HttpResponse, super().post(request, *args, **kwargs))

    def form_valid(self, form: Any) -> HttpResponse:
        """Who comes second with the same name at the same moment reads so beside the field."""
        try:
            return cast(HttpResponse, super().form_valid(form))
        except ValidationError as taken:
            form.add_error(None, taken)
            return cast(HttpResponse, self.form_invalid(form))

    def save_instance(self) -> Wijk:
        key = self.form.cleaned_data["key"] or uuid.uuid4()
        return transitions.add(self.form.instance, key=key, user=self.request.user)

    def get_success_url(self) -> str:
        return wijk_url(self.object)

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_message(self, instance: Wijk) -> str:
        return _("De wijk %(wijk)s staat op de site.") % {"wijk": instance.name}


class ChangeView(CarefulEditView):
    """Name, other names, colour and emblem. The address never changes."""

    template_name = "wijken/admin/wijk_change.html"

    def get_queryset(self) -> QuerySet[Wijk]:
        """Of a merged wijk nothing is left to change."""
        return Wijk.objects.exclude(state=WijkState.MERGED)

    def save_instance(self) -> Wijk:
        return transitions.change(self.form.instance, user=self.request.user)

    def get_success_url(self) -> str:
        return wijk_url(self.object)

    def get_success_buttons(self) -> list[Any]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button(_("Overzicht van deze wijk"), url=wijk_url(self.object), icon_name="view")]


class WijkScreen(WagtailAdminTemplateMixin, TemplateView):
    """The abstract parent of screens about one wijk, for Redactie and Beheer."""

    header_icon = "site"

    @cached_property
    def wijk(self) -> Wijk:
        return get_object_or_404(Wijk, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.may_change(request.user):
            raise PermissionDenied
        return cast(HttpResponse, super().dispatch(request, *args, **kwargs))

    def get_page_subtitle(self) -> str:
        return self.wijk.name

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [
            {"url": reverse("wijk:index"), "label": _("Wijken")},
            {"url": wijk_url(self.wijk), "label": self.wijk.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "wijk": self.wijk}


class WijkView(WijkScreen):
    """What there is of a wijk, what is to be done, and the ways on."""

    template_name = "wijken/admin/wijk.html"
    page_title = gettext_lazy("Wijk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, wijk = cast(User, self.request.user), self.wijk
        return {
            **super().get_context_data(**kwargs),
            "parts": [] if wijk.state == WijkState.MERGED else overview.parts_of(wijk),
            "steps": list(overview.steps_of(wijk, user)) if wijk.is_open else [],
            "others": Wijk.objects.open().exclude(pk=wijk.pk).exists(),
        }


class EndScreen(WijkScreen):
    """The abstract parent of screens with a form that asks why."""

    #: The states in which this can be done to a wijk.
    states: tuple[WijkState, ...]
    form: EndForm
    done: str | Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if rules.may_change(request.user) and self.wijk.state not in self.states:
            messages.error(request, _("Dit is al gebeurd. Kijk hoe het nu staat."))
            return redirect(wijk_url(self.wijk))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.make_form(None)
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.make_form(request.POST)
        if not self.form.is_valid() or not self.is_confirmed():
            return self.render_to_response(self.get_context_data())
        try:
            self.carry_out(self.form.cleaned_data)
        except transitions.NotPossible as refusal:
            self.form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data())
        messages.success(request, self.done % {"wijk": self.wijk.name})
        return redirect(wijk_url(self.wijk))

    def is_confirmed(self) -> bool:
        return True

    def make_form(self, data: Any) -> EndForm:
        return EndForm(data)

    def carry_out(self, answer: dict[str, Any]) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "form": self.form}


class MergeView(EndScreen):
    """First says in numbers what would move; then, asked once more, moves it."""

    template_name = "wijken/admin/wijk_merge.html"
    page_title = gettext_lazy("Samenvoegen")
    states = (WijkState.OPEN, WijkState.CLOSED)
    done = gettext_lazy("%(wijk)s is samengevoegd. Oude adressen leiden naar de nieuwe wijk.")

    def make_form(self, data: Any) -> EndForm:
        return MergeForm(data, wijk=self.wijk)

    def is_confirmed(self) -> bool:
        return "confirm" in self.request.POST

    def carry_out(self, answer: dict[str, Any]) -> None:
        transitions.merge(
            self.wijk,
            answer["into"],
            seen=answer["seen"],
            user=cast(User, self.request.user),
            reason=answer["reason"],
            with_editors=answer["with_editors"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chosen = getattr(self.form, "cleaned_data", {}).get("into")
        if self.form.is_bound and chosen and "reason" not in self.form.errors:
            context["into"] = chosen
            context["plan"] = plan.plan_of(self.wijk)
            context["renamed"] = plan.clashes(self.wijk, chosen)
            context["stamp"] = plan.stamp_of(self.wijk)
        return context


class CloseView(EndScreen):
    template_name = "wijken/admin/wijk_close.html"
    page_title = gettext_lazy("Sluiten")
    states = (WijkState.OPEN,)
    done = gettext_lazy("%(wijk)s is gesloten. U kunt de wijk later heropenen.")

    def make_form(self, data: Any) -> EndForm:
        return CloseForm(data, wijk=self.wijk)

    def carry_out(self, answer: dict[str, Any]) -> None:
        user = cast(User, self.request.user)
        transitions.close(self.wijk, answer["successor"], user=user, reason=answer["reason"])


class ReopenView(EndScreen):
    template_name = "wijken/admin/wijk_reopen.html"
    page_title = gettext_lazy("Heropenen")
    states = (WijkState.CLOSED,)
    done = gettext_lazy("%(wijk)s is weer open.")

    def carry_out(self, answer: dict[str, Any]) -> None:
        user = cast(User, self.request.user)
        transitions.reopen(self.wijk, user=user, reason=answer["reason"])
