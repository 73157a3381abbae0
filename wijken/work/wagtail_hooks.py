"""The way to "Mijn werk", and words for the log."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from .transitions import PAGE_CHECKED


@hooks.register("register_admin_menu_item")
def work_item() -> MenuItem:
    address = reverse("wagtailadmin_home")
    return MenuItem(_("Mijn werk"), address, name="work", icon_name="tasks", order=100)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PAGE_CHECKED, _("Nagekeken"), _("Nagekeken: het klopt nog"))
