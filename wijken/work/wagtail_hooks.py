"""The way to "Mijn werk", and words for the log."""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from mijnbuurt.users.models import User

from .rules import may_see_overview
from .transitions import PAGE_CHECKED


class OverviewItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_overview(cast(User, request.user))


@hooks.register("register_admin_menu_item")
def work_item() -> MenuItem:
    address = reverse("wagtailadmin_home")
    return MenuItem(_("Mijn werk"), address, name="work", icon_name="tasks", order=1)


@hooks.register("register_admin_menu_item")
def overview_item() -> MenuItem:
    address = reverse("work:overview")
    return OverviewItem(_("Alle wijken"), address, name="wijk-rows", icon_name="table", order=2)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PAGE_CHECKED, _("Nagekeken"), _("Nagekeken: het klopt nog"))
