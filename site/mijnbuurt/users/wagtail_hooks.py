"""Words for what the log says about accounts."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from . import signals


def with_role(name: str | Promise) -> type[LogFormatter]:
    class RoleFormatter(LogFormatter):
        label = name

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return f"{self.label}: {log_entry.data.get('role', '')}"

    return RoleFormatter


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for action, label in (
        (signals.DEACTIVATED, gettext_lazy("Account uitgezet")),
        (signals.ACTIVATED, gettext_lazy("Account aangezet")),
        (signals.ADDRESS_CHANGED, gettext_lazy("E-mailadres van account gewijzigd")),
        (signals.PASSWORD_GIVEN, gettext_lazy("Wachtwoord van account gewijzigd")),
    ):
        actions.register_action(action, label, label)
    actions.register_action(signals.ROLE_GIVEN)(with_role(gettext_lazy("Rol gegeven")))
    actions.register_action(signals.ROLE_TAKEN)(with_role(gettext_lazy("Rol afgenomen")))

    @actions.register_action(signals.SUPERUSER_CHANGED)
    class SuperuserChanged(LogFormatter):
        label = gettext_lazy("Alle rechten gewijzigd")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            if log_entry.data.get("is_superuser"):
                return _("Alle rechten gegeven")
            return _("Alle rechten afgenomen")
