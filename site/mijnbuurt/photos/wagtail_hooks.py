"""What the admin knows about photos."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("photos.takedown")
    class TakenDown(LogFormatter):
        label = message = _("Foto weggehaald")

        def format_comment(self, log_entry: ModelLogEntry) -> str:
            return str(log_entry.data.get("reason", ""))
