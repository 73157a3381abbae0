"""What places add to the admin: two lists and words for the log."""

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from . import transitions
from .enums import PlaceStatus
from .viewsets import ExceptionViewSet, FactsViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [ExceptionViewSet(), FactsViewSet()]


class DayFormatter(LogFormatter):
    """An entry about one day: its label, the day, and the reason as comment."""

    def format_message(self, log_entry: PageLogEntry) -> str:
        day = parse_date(log_entry.data.get("date", ""))
        return f"{self.label}: {date_format(day, 'l j F Y')}" if day else str(self.label)

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return str(log_entry.data.get("reason", ""))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(transitions.EXCEPTION_ADDED)
    class ExceptionAdded(DayFormatter):
        label = gettext_lazy("Andere tijd")

        def format_message(self, log_entry: PageLogEntry) -> str:
            data = log_entry.data
            return f"{super().format_message(log_entry)}, {data['opens']} – {data['closes']}"

    @actions.register_action(transitions.CLOSED_ON)
    class ClosedOn(DayFormatter):
        label = gettext_lazy("Dicht op een dag")

    @actions.register_action(transitions.EXCEPTION_REMOVED)
    class ExceptionRemoved(DayFormatter):
        label = gettext_lazy("Andere tijd weggehaald")

    @actions.register_action(transitions.STATUS_CHANGED)
    class StatusChanged(LogFormatter):
        label = gettext_lazy("Toestand gewijzigd")

        def format_message(self, log_entry: PageLogEntry) -> str:
            status = log_entry.data["status"]
            return _("Toestand: was %(old)s, is nu %(new)s") % {
                "old": PlaceStatus(status["from"]).label,
                "new": PlaceStatus(status["to"]).label,
            }

        def format_comment(self, log_entry: PageLogEntry) -> str:
            return str(log_entry.data.get("reason", ""))

    actions.register_action(
        transitions.CONTACT_CHANGED,
        gettext_lazy("Adres of telefoon gewijzigd"),
        gettext_lazy("Adres of telefoon gewijzigd"),
    )
