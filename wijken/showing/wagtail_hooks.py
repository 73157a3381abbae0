"""What showing adds to the admin: its screens, a place in the menu, buttons and log words."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from mijnbuurt.users.log import ReasonFormatter
from mijnbuurt.users.models import User
from wijken.areas.models import WijkContentPage
from wijken.areas.rules import wijken_of, works_citywide

from . import rules, transitions, views

LABEL = gettext_lazy("Ook tonen in")


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("voorstellen/", views.ProposalsView.as_view(), name="proposals"),
        path("voorstellen/<int:pk>/", views.ProposalView.as_view(), name="proposal"),
        path("ook-tonen/<int:page_id>/", views.PageShowingView.as_view(), name="page"),
    ]
    return [path("", include((patterns, "showing")))]


class ProposalsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_citywide(request.user) or wijken_of(request.user).exists()


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ProposalsItem(
        _("Ook tonen"),
        reverse("showing:proposals"),
        name="showing",
        icon_name="site",
        order=220,
    )


def may_choose(page: Page, user: User) -> bool:
    found = page.specific_deferred
    return isinstance(found, WijkContentPage) and rules.may_offer(user, page.specific)


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if may_choose(page, user):
        yield Button(LABEL, reverse("showing:page", args=[page.pk]), icon_name="site", priority=45)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for action, message in (
        (transitions.OFFERED, gettext_lazy("Voorgesteld aan %(wijk)s om ook te tonen")),
        (transitions.SHOWN, gettext_lazy("Ook te zien in %(wijk)s")),
        (transitions.DECLINED, gettext_lazy("Niet overgenomen door %(wijk)s")),
        (transitions.WITHDRAWN, gettext_lazy("Voorstel aan %(wijk)s ingetrokken")),
        (transitions.ENDED, gettext_lazy("Niet meer te zien in %(wijk)s")),
    ):
        actions.register_action(action)(_formatter(message))


def _formatter(message: Promise) -> type[LogFormatter]:
    class ShowingFormatter(ReasonFormatter):
        label = LABEL

        def format_message(self, log_entry: PageLogEntry) -> str:
            return str(message) % {"wijk": log_entry.data.get("wijk", "")}

    return ShowingFormatter
