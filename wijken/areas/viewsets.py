"""Admin of plain rows that belong to a wijk. Nothing is saved by Wagtail itself: a transition
changes a row, from a form here or on a screen of its own."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise, cached_property
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from mijnbuurt.core import clock
from mijnbuurt.users.models import User

from .models import Wijk
from .rules import wijken_of

#: Views of Wagtail that rows to look at do not have.
ABSENT = ("add", "edit", "delete", "history", "usage")


class OwnList(generic.IndexView):
    """A list of the rows that its reader may see; `first_label` heads the first column."""

    first_label: str | Promise

    def user_has_permission(self, permission: str) -> bool:
        """Asked once a row by Wagtail; answered once a request."""
        if permission not in self.answers:
            self.answers[permission] = super().user_has_permission(permission)
        return self.answers[permission]

    @cached_property
    def answers(self) -> dict[str, bool]:
        return {}

    def get_base_queryset(self) -> QuerySet:
        return self.permission_policy.instances_user_has_permission_for(self.request.user, "view")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns: list[BaseColumn] = super().columns
        columns[0].label = self.first_label
        return columns


class OwnRows:
    """A view of one row answers 404 for a row of another wijk."""

    own_permission: str

    def get_queryset(self) -> QuerySet:
        return self.permission_policy.instances_user_has_permission_for(  # type: ignore[attr-defined]
            self.request.user,  # type: ignore[attr-defined]
            self.own_permission,
        )


class TransitionForm:
    """Mixed into a form: `apply` makes the change by a transition and returns the row."""

    def apply(self, user: User, now: datetime) -> Model:
        raise NotImplementedError


class TransitionView:
    """A create or edit view that saves by the form's transition and shows what it refuses."""

    def save_instance(self) -> Model:
        return self.form.apply(self.request.user, clock.now())  # type: ignore[attr-defined]

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as refusal:
            add_refusal(form, refusal)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]


def add_refusal(form: BaseForm, refusal: ValidationError) -> None:
    """Show the sentences of a transition beside the fields of a form, or on top of it."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for field, problems in refusal.error_dict.items():
        form.add_error(field if field in form.fields else None, problems)


class AddView(TransitionView, generic.CreateView):
    """Adds a row by a transition."""

    def get_success_buttons(self) -> list:
        return []


class ChangeView(OwnRows, TransitionView, generic.EditView):
    """Changes a row by a transition."""

    own_permission = "change"

    def get_success_buttons(self) -> list:
        return []


class RemoveView(OwnRows, generic.DeleteView):
    """Takes a row away by the transition that `remove` calls."""

    own_permission = "delete"

    def remove(self, user: User, now: datetime) -> None:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return redirect(self.get_success_url())

    def delete_action(self) -> None:
        self.remove(self.request.user, clock.now())


class WijkRowViewSet(ModelViewSet):
    """List, and of add, edit and delete what `kept_views` names.

    History, usage and copy know no wijk and are left out; the log of a place or activity is the
    history of its page.
    """

    form_class: type[BaseForm]
    kept_views: frozenset[str]
    add_view_class = AddView
    edit_view_class = ChangeView
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True

    def get_form_class(self, for_update: bool = False) -> type[BaseForm]:
        return self.form_class

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, object]:
        found = super().get_common_view_kwargs(**kwargs)
        return {**found, "history_url_name": None, "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = {"index", "index_results", *self.kept_views}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]


def own_wijken(request: HttpRequest) -> QuerySet[Wijk]:
    """The wijken that somebody may filter a list by."""
    return wijken_of(request.user).only("name")


class InspectViewSet(ModelViewSet):
    """Of Wagtail's own views only the list and "inspect"."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    ordering = ["-created_at"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        none = {f"{name}_url_name": None for name in ABSENT}
        return super().get_common_view_kwargs(**{**none, **kwargs})

    def get_permissions_to_register(self) -> QuerySet:
        """None: who may see a row follows from its wijk, not from a tick in a group."""
        return super().get_permissions_to_register().none()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
        ]
