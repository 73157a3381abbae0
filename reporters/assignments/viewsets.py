"""Jobs of reporters in the admin: a list and a page to look at. Who sends out works elsewhere."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from wijken.areas.models import Wijk
from wijken.areas.rules import wijken_of

from .admin_views import JobInspectView
from .enums import AssignmentState
from .models import Assignment


def own_wijken(request: HttpRequest) -> QuerySet[Wijk]:
    return wijken_of(request.user).only("name")


class JobFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        choices=AssignmentState.choices,
        label=_("Toestand"),
        widget=forms.CheckboxSelectMultiple,
    )
    wijk = django_filters.ModelChoiceFilter(queryset=own_wijken, label=_("Wijk"))

    class Meta:
        model = Assignment
        fields: list[str] = []


class JobIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Assignment]:
        policy = self.permission_policy
        found = policy.instances_user_has_any_permission_for(self.request.user, ["view"])
        return found.select_related("wijk", "place", "claimed_by")

    def get_list_more_buttons(self, instance: Assignment) -> list:
        return []


class AssignmentViewSet(ModelViewSet):
    model = Assignment
    url_prefix = "klussen"
    icon = "user"
    menu_label = _("Wijkreporters")
    menu_name = "assignments"
    index_view_class = JobIndexView
    inspect_view_class = JobInspectView
    inspect_template_name = "assignments/admin/job.html"
    inspect_view_enabled = True
    inspect_view_fields = ["what"]
    filterset_class = JobFilters
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    search_fields = ["code", "what", "where"]
    ordering = ["-created_at"]

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            TitleColumn("opening", label=_("Wat"), url_name="assignment:inspect"),
            Column("when", label=_("Wanneer"), sort_key="starts_at"),
            Column("state", label=_("Toestand"), accessor="get_state_display", sort_key="state"),
            Column("claimed_by", label=_("Reporter")),
            Column("wijk", label=_("Wijk")),
            Column("code", label=_("Nummer")),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = ("add", "edit", "delete", "history", "usage")
        none = {f"{name}_url_name": None for name in absent}
        return super().get_common_view_kwargs(**{**none, **kwargs})

    def get_permissions_to_register(self) -> QuerySet:
        """None: who may see a job follows from the wijk, not from a tick in a group."""
        return super().get_permissions_to_register().none()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
        ]
