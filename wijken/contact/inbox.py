"""The inbox of a wijk in the admin: a list, one record, and buttons that change its state.

Nothing is added, edited or deleted by hand. A record of another wijk does not exist (404).
"""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.log_actions import registry as log_registry
from wagtail.permissions import policy_registry

from mijnbuurt.core import clock
from mijnbuurt.intake.cleaning import clean_line
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User

from .models import ContactMessage, InboxRecord
from .transitions import NEXT_STATES, NotPossible, move

BUTTONS = {
    InboxState.SEEN: gettext_lazy("Gezien"),
    InboxState.ANSWERED: gettext_lazy("Beantwoord"),
    InboxState.CLOSED: gettext_lazy("Afronden"),
}
REOPEN = gettext_lazy("Opnieuw openen")
MAX_NOTE = 200


def visible_to(request: HttpRequest, model: type[InboxRecord]) -> QuerySet[InboxRecord]:
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(request.user, ["view", "change"])
    return found.select_related("wijk")


class InboxIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[InboxRecord]:
        return visible_to(self.request, self.model)


class InboxInspectView(generic.InspectView):
    page_title = gettext_lazy("Bekijken")

    def get_object(self, queryset: QuerySet | None = None) -> InboxRecord:
        return get_object_or_404(visible_to(self.request, self.model), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        return {
            **super().get_context_data(**kwargs),
            "record": record,
            "buttons": buttons(record),
            "state_url": reverse(f"{record._meta.model_name}:state", args=[record.pk]),
            "history": log_registry.get_logs_for_instance(record).select_related("user"),
            "max_note": MAX_NOTE,
        }


def buttons(record: InboxRecord) -> list[tuple[InboxState, Any]]:
    """The states a record can go to, with the words on their buttons."""
    going_back = record.state in (InboxState.ANSWERED, InboxState.CLOSED)
    return [
        (state, REOPEN if going_back and state == InboxState.SEEN else BUTTONS[state])
        for state in NEXT_STATES[record.state]
    ]


class InboxStateView(View):
    """Changes the state of one record by POST."""

    http_method_names = ["post"]
    model: type[InboxRecord] = ContactMessage

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = get_object_or_404(visible_to(request, self.model), pk=pk)
        try:
            move(
                record,
                InboxState(request.POST.get("to", "")),
                seen_as=request.POST.get("seen_as", ""),
                user=cast(User, request.user),
                now=clock.now(),
                note=clean_line(request.POST.get("note", ""))[:MAX_NOTE],
            )
        except (NotPossible, ValueError):
            messages.error(request, _("Een collega was u voor. Kijk eerst hoe het nu staat."))
        else:
            messages.success(request, _("Bewaard."))
        return redirect(f"{record._meta.model_name}:inspect", record.pk)


class InboxCodeView(View):
    """The address in mails: by the letters of the reference, never by a key that counts."""

    model: type[InboxRecord] = ContactMessage

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        record = get_object_or_404(visible_to(request, self.model), code=code)
        return redirect(f"{record._meta.model_name}:inspect", record.pk)


class InboxURLFinder(ModelAdminURLFinder):
    def construct_edit_url(self, instance: InboxRecord) -> str:
        return reverse(f"{instance._meta.model_name}:inspect", args=[instance.pk])


class InboxViewSet(ModelViewSet):
    """The views of one kind of record. Of Wagtail's own only the list and "inspect" exist."""

    index_view_class = InboxIndexView
    inspect_view_class = InboxInspectView
    inspect_template_name = "contact/admin/inspect.html"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    list_filter = ["state", "wijk"]
    search_fields = ["code", "text"]
    ordering = ["-created_at"]
    url_finder_class = InboxURLFinder

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            "code",
            Column("opening", label=_("Eerste woorden")),
            DateColumn("created_at", label=_("Ontvangen"), sort_key="created_at"),
            Column("wijk_name", label=_("Wijk")),
            "state",
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = ("add", "edit", "delete", "history", "usage")
        none = {f"{name}_url_name": None for name in absent}
        return super().get_common_view_kwargs(**{**none, **kwargs})

    def get_permissions_to_register(self) -> QuerySet:
        """None: who may see an inbox follows from the wijk, not from a tick in a group."""
        return super().get_permissions_to_register().none()

    def get_urlpatterns(self) -> list[URLPattern]:
        state_view = InboxStateView.as_view(model=self.model)
        code_view = InboxCodeView.as_view(model=self.model)
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/toestand/", state_view, name="state"),
            path("nummer/<str:code>/", code_view, name="by_code"),
        ]


class ContactViewSet(InboxViewSet):
    model = ContactMessage
    url_prefix = "berichten"
    icon = "mail"
    menu_order = 210
    inspect_view_fields = ["text"]


def register_states(actions: LogActionRegistry) -> None:
    """What the log says of each change of state."""
    words = {
        InboxState.SEEN: _("als gezien gemerkt"),
        InboxState.ANSWERED: _("beantwoord"),
        InboxState.CLOSED: _("afgerond"),
    }
    for state, message in words.items():
        actions.register_action(f"inbox.{state.value}", message.capitalize(), message.capitalize())
