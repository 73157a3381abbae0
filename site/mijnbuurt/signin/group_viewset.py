"""The groups and what they may do, for administrators: each decision with its reason."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from wagtail.users.views import groups

from mijnbuurt.core.tables import CarefulEditView

from . import transitions
from .user_forms import GroupDecision, WhyForm


class NotedView(groups.PermissionPanelFormsMixin):
    """What a group may do from now on is in the log, with the reason of the form."""

    def save_instance(self) -> Group:
        group: Group = super().save_instance()
        transitions.note_rights(group, self.request.user, self.form.cleaned_data["reason"])
        return group


class GroupCreateView(NotedView, groups.CreateView):
    pass


class GroupEditView(NotedView, CarefulEditView, groups.EditView):
    def beside(self, row: Any) -> Any:
        """The ticks for parts of the tree and for folders, which are panels below the form."""
        return [*row.page_permissions.order_by("pk"), *row.collection_permissions.order_by("pk")]

    def process_form(self) -> HttpResponse:
        """Wagtail saves the panels also when it refuses the form; here nothing is saved then."""
        with transaction.atomic():
            response: HttpResponse = super().process_form()
            if response.status_code != 302:
                transaction.set_rollback(True)
        return response


class GroupDeleteView(groups.DeleteView):
    form_class = WhyForm

    def form_valid(self, form: WhyForm) -> HttpResponse:
        self.reason = form.cleaned_data["reason"]
        response: HttpResponse = super().form_valid(form)
        return response

    def delete_action(self) -> None:
        transitions.delete_group(self.object, self.request.user, self.reason)


class GroupViewSet(groups.GroupViewSet):
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView

    def get_form_class(self, for_update: bool = False) -> type[GroupDecision]:
        return GroupDecision
