"""Jobs of reporters in the admin: a list and a page to look at. Who sends out works elsewhere."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from wijken.areas.viewsets import InspectViewSet, own_wijken

from .admin_views import JobInspectView
from .enums import AssignmentState
from .models import Assignment


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


class AssignmentViewSet(InspectViewSet):
    model = Assignment
    url_prefix = "klussen"
    icon = "user"
    menu_label = _("Wijkreporters")
    menu_name = "assignments"
    index_view_class = JobIndexView
    inspect_view_class = JobInspectView
    inspect_template_name = "assignments/admin/job.html"
    inspect_view_fields = ["what"]
    filterset_class = JobFilters
    search_fields = ["code", "what", "where"]

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
