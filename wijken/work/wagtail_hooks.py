"""The way to "Mijn werk", and words for the log."""

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from mijnbuurt.core.dates import day_nl

from .transitions import PAGE_CHECKED, WEEK_SAVED


@hooks.register("register_admin_menu_item")
def work_item() -> MenuItem:
    address = reverse("wagtailadmin_home")
    return MenuItem(_("Mijn werk"), address, name="work", icon_name="tasks", order=100)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PAGE_CHECKED, _("Nagekeken"), _("Nagekeken: het klopt nog"))

    @actions.register_action(WEEK_SAVED)
    class WeekSaved(LogFormatter):
        label = message = _("Werkdagen gewijzigd")

        def format_comment(self, log_entry: ModelLogEntry) -> str:
            away = parse_date(log_entry.data.get("away_until", ""))
            if away is None:
                return ""
            words = {"day": day_nl(away), "name": log_entry.data.get("stand_in") or "-"}
            return gettext("Weg tot en met %(day)s. Neemt het over: %(name)s.") % words
