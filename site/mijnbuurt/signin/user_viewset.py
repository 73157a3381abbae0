"""The accounts, for administrators: one at a time, and each decision with its reason."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn
from wagtail.users.views import users

from mijnbuurt.core.tables import CarefulEditView
from mijnbuurt.users.models import User

from . import rules, transitions
from .user_forms import AccountForm, NewAccountForm, WhyForm


class UserIndexView(users.IndexView):
    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Without boxes to tick: what is done to many at once has no reason of its own."""
        return [it for it in super().columns if not isinstance(it, BulkActionsCheckboxColumn)]


class UserCreateView(users.CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}


class UserEditView(CarefulEditView, users.EditView):
    # Logging in changes nothing that the form shows.
    unmarked_fields = ("last_login", "password")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not rules.may_change(cast(User, request.user), self.object):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}


class UserDeleteView(users.DeleteView):
    form_class = WhyForm

    def form_valid(self, form: WhyForm) -> HttpResponse:
        self.reason = form.cleaned_data["reason"]
        try:
            response: HttpResponse = super().form_valid(form)
        except ProtectedError:
            form.add_error(
                "reason",
                _(
                    "Er staat werk op deze naam. Zet het account uit: dan"
                    " komt niemand er nog mee binnen."
                ),
            )
            return self.form_invalid(form)
        return response

    def delete_action(self) -> None:
        transitions.delete_account(self.object, self.request.user, self.reason)


class UserViewSet(users.UserViewSet):
    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView
    delete_view_class = UserDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountForm if for_update else NewAccountForm
