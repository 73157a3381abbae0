"""Side doors of the admin, closed: an editor sees no draft of another wijk by any of them."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import URLResolver, include, path
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.documents.models import AbstractDocument, Document
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from wijken.areas.rules import works_citywide
from wijken.lifecycle import log as lifecycle_log

from . import transitions
from .editing import DECISIONS
from .viewsets import WijkenViewSetGroup

FILE_ACTIONS = ("add", "change", "choose")


@hooks.register("register_admin_viewset")
def register_viewsets() -> WijkenViewSetGroup:
    return WijkenViewSetGroup()


@hooks.register("register_admin_urls")
def review_urls() -> list[URLResolver]:
    return [path("", include("wijken.review.urls"))]


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_in_chooser(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Live pages can be linked to by every editor; a draft by those who may edit it."""
    if works_citywide(request.user):
        return pages
    own = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


@hooks.register("before_move_page")
def refuse_move_without_rights(request: HttpRequest, page: Page, destination: Page) -> None:
    """The screen that asks to confirm shows the page before it checks who asks."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("construct_page_action_menu")
def decide_first(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, object]
) -> None:
    """While a draft waits, the big button is the decision, and nothing publishes past it."""
    decisions = [item for item in menu_items if item.name in DECISIONS]
    if decisions:
        others = [item for item in menu_items if item.name not in (*DECISIONS, "action-publish")]
        menu_items[:] = [*decisions, *others]


class ToDecide(WorkflowObjectsToModeratePanel):
    """What waits, to open and read; nobody decides on a title alone."""

    def get_context_data(self, parent_context: dict[str, object]) -> dict[str, object]:
        context: dict[str, object] = super().get_context_data(parent_context)
        for state in context["states"]:  # type: ignore[attr-defined]
            state["actions"] = []
        return context


@hooks.register("construct_homepage_panels")
def read_before_deciding(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [
        ToDecide() if type(panel) is WorkflowObjectsToModeratePanel else panel for panel in panels
    ]


@hooks.register("before_serve_document")
def hide_files(document: AbstractDocument, request: HttpRequest) -> None:
    """A file is for everyone while a public page leads to it, else for who may use it in pages."""
    policy = policy_registry.get_by_type(Document)
    if policy.user_has_any_permission_for_instance(request.user, FILE_ACTIONS, document):
        return
    references = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True)
    pages = Page.objects.live().filter(pk__in=[int(key) for key in references]).specific()
    if not any(getattr(page, "is_public", True) for page in pages):
        raise Http404


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    lifecycle_log.register_actions(actions)

    @actions.register_action(transitions.DECLINED)
    class Declined(LogFormatter):
        label = gettext_lazy("Afgewezen")
        message = gettext_lazy("Afgewezen: komt niet op de site")

        def format_comment(self, log_entry: PageLogEntry) -> str:
            return str(log_entry.data.get("comment", ""))
