"""The log in the menu and at its address, and words for what it logs itself."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry

from .rules import may_read
from .transitions import EXPORTED
from .views import AuditView


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("logboek/", AuditView.as_view(), name="log"),
        path("logboek/resultaten/", AuditView.as_view(results_only=True), name="results"),
    ]
    return [path("", include((patterns, "audit")))]


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_settings_menu_item")
def menu_item() -> MenuItem:
    return AuditItem(
        _("Logboek"), reverse("audit:log"), name="audit", icon_name="history", order=50
    )


@hooks.register("construct_reports_menu")
def one_log(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "site-history"]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(EXPORTED)
    class Exported(LogFormatter):
        label = _("Logboek gedownload")

        def format_message(self, log_entry: BaseLogEntry) -> str:
            asked = {**log_entry.data.get("asked", {})}
            kind = asked.pop("export", "").upper()
            words = ", ".join(f"{name}: {text}" for name, text in sorted(asked.items()))
            return " ".join(filter(None, (str(self.label), kind, words and f"({words})")))
