"""What editors find in the admin: the menu, lists of their own pages, "Kopieer vorige"."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from mijnbuurt.users.models import User

from .menu import arranged
from .rules import may_copy
from .transitions import COPIED
from .views import CopyPreviousView
from .viewsets import (
    ActivityListViewSet,
    ArticleListViewSet,
    PlaceListViewSet,
    TeamListViewSet,
)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [
        ActivityListViewSet(),
        ArticleListViewSet(),
        PlaceListViewSet(),
        TeamListViewSet(),
    ]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("kopie/<int:page_id>/", CopyPreviousView.as_view(), name="copy_previous")]


@hooks.register("construct_main_menu", order=1000)
def arrange_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Last, so that it sees what all apps registered."""
    menu_items[:] = arranged(request, menu_items)


@hooks.register("register_page_header_buttons")
def offer_copy(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if may_copy(user, page):
        address = reverse("copy_previous", args=[page.pk])
        yield Button(_("Kopieer vorige"), address, icon_name="copy", priority=25)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(COPIED, _("Kopie"), _("Gemaakt als kopie van een eerdere pagina"))
