"""The inbox of a wijk in the admin: a list with filters, and the addresses of its cases.

Nothing is added, edited or deleted by hand. A record of another wijk does not exist (404).
"""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.log_actions import LogActionRegistry

from mijnbuurt.intake.enums import AnswerWay, InboxState
from mijnbuurt.users.models import User
from wijken.areas.rules import CITYWIDE, editors_of_any
from wijken.areas.viewsets import InspectViewSet, own_wijken

from .case_forms import CaseForm
from .case_views import (
    CaseFormView,
    CaseView,
    HandOverView,
    InboxCodeView,
    InboxStateView,
    visible_to,
)
from .enums import TASKS
from .models import ContactMessage, InboxRecord, name_of

NOBODY = gettext_lazy("Nog niemand")


def colleagues(request: HttpRequest) -> QuerySet[User]:
    """Who may have picked something up that this reader sees."""
    groups = own_wijken(request).values("group")
    return editors_of_any().filter(Q(groups__in=groups) | CITYWIDE).distinct()


class OwnerField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, obj: User | str) -> str:
        """Wagtail also asks for the words of the empty choice."""
        return str(NOBODY) if isinstance(obj, str) else name_of(obj)


class OwnerFilter(django_filters.ModelChoiceFilter):
    field_class = OwnerField


class InboxFilters(WagtailFilterSet):
    """State, what there is to do, who has it, and in which wijk."""

    mine = django_filters.MultipleChoiceFilter(
        method="only_mine",
        choices=[("on", gettext_lazy("van mij"))],
        label=gettext_lazy("Van mij"),
        widget=forms.CheckboxSelectMultiple,
    )
    state = django_filters.MultipleChoiceFilter(
        choices=InboxState.choices,
        label=gettext_lazy("Toestand"),
        widget=forms.CheckboxSelectMultiple,
    )
    answer_way = django_filters.MultipleChoiceFilter(
        choices=[(way, TASKS[way]) for way in AnswerWay],
        label=gettext_lazy("Te doen"),
        widget=forms.CheckboxSelectMultiple,
    )
    owner = OwnerFilter(
        queryset=colleagues,
        label=gettext_lazy("Opgepakt door"),
        null_label=NOBODY,
    )
    wijk = django_filters.ModelChoiceFilter(queryset=own_wijken, label=gettext_lazy("Wijk"))

    def only_mine(self, records: QuerySet, name: str, wanted: list[str]) -> QuerySet:
        return records.filter(owner=self.request.user) if wanted else records


class InboxIndexView(generic.IndexView):
    template_name = "contact/admin/index.html"

    @cached_property
    def filterset_class(self) -> type[InboxFilters]:
        meta = type("Meta", (), {"model": self.model, "fields": []})
        return type("Filters", (InboxFilters,), {"Meta": meta})

    def get_base_queryset(self) -> QuerySet[InboxRecord]:
        return visible_to(self.request, self.model)

    def get_list_more_buttons(self, instance: InboxRecord) -> list:
        """None: the number of a record leads to all that can be done with it."""
        return []

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With links to the lists that are asked for most, which need no script."""
        asked = self.request.GET.urlencode()
        start = reverse(self.index_url_name)
        lists = [
            ("state=new&state=seen", _("Te doen")),
            ("mine=on", _("Van mij")),
            ("owner=null&state=new&state=seen", NOBODY),
            ("", _("Alles")),
        ]
        return {
            **super().get_context_data(*args, **kwargs),
            "lists": [(f"{start}?{query}", label, query == asked) for query, label in lists],
        }


class InboxURLFinder(ModelAdminURLFinder):
    def construct_edit_url(self, instance: InboxRecord) -> str:
        return reverse(f"{instance._meta.model_name}:inspect", args=[instance.pk])


class InboxViewSet(InspectViewSet):
    """The views of one kind of record."""

    index_view_class = InboxIndexView
    inspect_view_class = CaseView
    index_template_name = "contact/admin/index.html"
    inspect_template_name = "contact/admin/case.html"
    search_fields = ["code", "text"]
    url_finder_class = InboxURLFinder
    form_view_class = CaseFormView
    hand_over_view_class = HandOverView

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            "code",
            Column("opening", label=_("Eerste woorden")),
            Column("state", label=_("Toestand"), accessor="get_state_display", sort_key="state"),
            Column("task", label=_("Te doen")),
            Column("owner", label=_("Opgepakt door"), accessor="owner_name"),
            DateColumn("created_at", label=_("Ontvangen"), sort_key="created_at"),
            Column("wijk_name", label=_("Wijk")),
        ]

    def get_urlpatterns(self) -> list[URLPattern]:
        state_view = InboxStateView.as_view(model=self.model)
        code_view = InboxCodeView.as_view(model=self.model)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/toestand/", state_view, name="state"),
            path("nummer/<str:code>/", code_view, name="by_code"),
            *[
                path(f"<int:pk>/{name}/", self.form_view(name), name=name)
                for name in self.case_forms
            ],
        ]

    @property
    def case_forms(self) -> dict[str, type[CaseForm]]:
        """The forms on the page of a case, by the word in their address."""
        return self.inspect_view_class.case_forms

    def form_view(self, name: str) -> Any:
        """The view of one form on the page of a case."""
        is_hand_over = name == "overdragen"
        view_class = self.hand_over_view_class if is_hand_over else self.form_view_class
        kwargs = self.get_inspect_view_kwargs(form_class=self.case_forms[name])
        return self.construct_view(view_class, **kwargs)


class ContactViewSet(InboxViewSet):
    model = ContactMessage
    url_prefix = "berichten"
    icon = "mail"
    menu_label = gettext_lazy("Berichten van bewoners")
    menu_name = "messages"
    inspect_view_fields = ["text"]


def register_actions(actions: LogActionRegistry) -> None:
    """What the log says of each step."""
    words = {
        InboxState.SEEN.value: gettext_lazy("Als gezien gemerkt"),
        InboxState.ANSWERED.value: gettext_lazy("Beantwoord"),
        InboxState.CLOSED.value: gettext_lazy("Afgerond"),
        "at_desk": gettext_lazy("Aan de balie genoteerd"),
        "given": gettext_lazy("Opgepakt"),
        "put_back": gettext_lazy("Teruggelegd"),
        "noted": gettext_lazy("Notitie gemaakt"),
        "tried": gettext_lazy("Gebeld, niet bereikt"),
        "handed_over": gettext_lazy("Overgedragen aan een andere wijk"),
        "copied": gettext_lazy("Kopie gestuurd aan een partner"),
    }
    for name, message in words.items():
        actions.register_action(f"inbox.{name}", message, message)
