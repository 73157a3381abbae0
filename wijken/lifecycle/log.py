"""What the log says of a wijk that begins, is renamed, merged or closed."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from mijnbuurt.users.log import ReasonFormatter

ADDED = "wijken.add"
CHANGED = "wijken.change"
RENAMED = "wijken.rename"
MERGED = "wijken.merge"
TOOK_IN = "wijken.take_in"
CLOSED = "wijken.close"
REOPENED = "wijken.reopen"

MESSAGES = {
    ADDED: (_("Wijk toegevoegd"), _("Wijk toegevoegd")),
    CHANGED: (_("Wijk gewijzigd"), _("Wijk gewijzigd")),
    RENAMED: (_("Wijk hernoemd"), _("Nieuwe naam; eerder: %(before)s")),
    MERGED: (_("Wijk samengevoegd"), _("Opgegaan in %(other)s")),
    TOOK_IN: (_("Wijk samengevoegd"), _("Hierin ging %(other)s op")),
    CLOSED: (_("Wijk gesloten"), _("Wijk gesloten")),
    REOPENED: (_("Wijk heropend"), _("Wijk heropend")),
}


def register_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in MESSAGES.items():
        actions.register_action(action)(_formatter(label, message))


def _formatter(name: Promise, message: Promise) -> type[LogFormatter]:
    class LifeFormatter(ReasonFormatter):
        label = name

        def format_message(self, log_entry: ModelLogEntry) -> str:
            said = {"before": "", "other": "", **(log_entry.data or {})}
            return str(message) % said

    return LifeFormatter
