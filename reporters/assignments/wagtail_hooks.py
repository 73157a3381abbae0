"""What jobs add to the admin: a list, a button on pages to ask for a reporter, and log words."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from mijnbuurt.users.models import User
from wijken.areas.policies import WijkRowPolicy

from .admin_views import AskView
from .models import Assignment
from .rules import may_ask_about
from .viewsets import AssignmentViewSet

register_permission_policy(Assignment, WijkRowPolicy(Assignment, "wijk", ("view",)))

ACTIONS = {
    "asked": gettext_lazy("Gevraagd vanaf een pagina"),
    "noted_down": gettext_lazy("Genoteerd"),
    "offered": gettext_lazy("Reporters gevraagd"),
    "claimed": gettext_lazy("Een reporter zei ja"),
    "declined": gettext_lazy("Een reporter zei nee"),
    "given_back": gettext_lazy("De reporter kan toch niet"),
    "assigned": gettext_lazy("Aan een reporter gegeven"),
    "changed": gettext_lazy("Gewijzigd"),
    "done": gettext_lazy("Afgerond zonder verhaal"),
    "cancelled": gettext_lazy("Gaat niet door"),
    "called": gettext_lazy("Gebeld met wie het vroeg"),
    "nobody_free": gettext_lazy("Nog niemand gevonden"),
    "delivered": gettext_lazy("Het verhaal is binnen"),
    "withdrawn": gettext_lazy("Het verhaal is teruggenomen"),
    "published": gettext_lazy("Het verhaal staat online"),
}


@hooks.register("register_admin_viewset")
def job_viewset() -> AssignmentViewSet:
    return AssignmentViewSet()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("reporter-vragen/<int:page_id>/", AskView.as_view(), name="ask_reporter")]


@hooks.register("register_page_header_buttons")
def ask_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if may_ask_about(user, page):
        address = reverse("ask_reporter", args=[page.pk])
        yield Button(_("Vraag een wijkreporter"), address, icon_name="user", priority=40)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    label = gettext_lazy("Klus")
    for name, words in ACTIONS.items():
        actions.register_action(f"assignment.{name}", label, words)
    actions.register_action(
        "reporter.away", gettext_lazy("Wijkreporter"), gettext_lazy("Even niet")
    )
    actions.register_action(
        "reporter.back", gettext_lazy("Wijkreporter"), gettext_lazy("Weer beschikbaar")
    )
