"""Lines of the log about what people decided."""

from wagtail.log_actions import LogFormatter
from wagtail.models import BaseLogEntry


class ReasonFormatter(LogFormatter):
    """A decision, with the reason that was given for it as its comment."""

    def format_comment(self, log_entry: BaseLogEntry) -> str:
        return str((log_entry.data or {}).get("reason", ""))
