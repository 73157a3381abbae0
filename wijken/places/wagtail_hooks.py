"""What places add to the admin: two lists and words for the log."""

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import PageLogEntry

from mijnbuurt.users.log import ReasonFormatter

from . import slot_transitions, transitions
from .enums import PlaceStatus
from .slot_viewsets import SlotViewSet
from .viewsets import ExceptionViewSet, FactsViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [ExceptionViewSet(), FactsViewSet(), SlotViewSet()]


class DayFormatter(ReasonFormatter):
    """An entry about one day or a period: its label, the days, and the reason as comment."""

    def format_message(self, log_entry: PageLogEntry) -> str:
        day = parse_date(log_entry.data.get("date", ""))
        if not day:
            return str(self.label)
        until = parse_date(log_entry.data.get("until", ""))
        words = f"{self.label}: {date_format(day, 'l j F Y')}"
        return f"{words} – {date_format(until, 'l j F Y')}" if until else words


class SlotFormatter(DayFormatter):
    """Which slot, and of which day if it is about one."""

    def format_message(self, log_entry: PageLogEntry) -> str:
        slot = str(log_entry.data.get("slot", ""))
        return ": ".join(filter(None, [super().format_message(log_entry), slot]))


#: What is said in the log of each change of a slot.
SLOT_WORDS = {
    slot_transitions.ADDED: gettext_lazy("Spreekuur of les toegevoegd"),
    slot_transitions.CHANGED: gettext_lazy("Spreekuur of les gewijzigd"),
    slot_transitions.REMOVED: gettext_lazy("Spreekuur of les weggehaald"),
    slot_transitions.SKIPPED: gettext_lazy("Spreekuur of les gaat een keer niet door"),
    slot_transitions.RESTORED: gettext_lazy("Spreekuur of les gaat toch door"),
}
#: What is said in the log of a change about some days.
DAY_WORDS = {
    transitions.CLOSED_ON: gettext_lazy("Dicht op een dag"),
    transitions.CLOSED_BETWEEN: gettext_lazy("Langer dicht"),
    transitions.CLOSURE_ENDED: gettext_lazy("Langer dicht weggehaald"),
    transitions.EXCEPTION_REMOVED: gettext_lazy("Andere tijd weggehaald"),
}


@hooks.register("register_log_actions")
def register_day_actions(actions: LogActionRegistry) -> None:
    for action, label in DAY_WORDS.items():
        actions.register_action(action)(type("DayWords", (DayFormatter,), {"label": label}))
    for action, label in SLOT_WORDS.items():
        actions.register_action(action)(type("SlotWords", (SlotFormatter,), {"label": label}))

    @actions.register_action(transitions.EXCEPTION_ADDED)
    class ExceptionAdded(DayFormatter):
        label = gettext_lazy("Andere tijd")

        def format_message(self, log_entry: PageLogEntry) -> str:
            data = log_entry.data
            return f"{super().format_message(log_entry)}, {data['opens']} – {data['closes']}"


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(transitions.STATUS_CHANGED)
    class StatusChanged(ReasonFormatter):
        label = gettext_lazy("Toestand gewijzigd")

        def format_message(self, log_entry: PageLogEntry) -> str:
            status = log_entry.data["status"]
            return _("Toestand: was %(old)s, is nu %(new)s") % {
                "old": PlaceStatus(status["from"]).label,
                "new": PlaceStatus(status["to"]).label,
            }

    actions.register_action(
        transitions.CONTACT_CHANGED,
        gettext_lazy("Adres of telefoon gewijzigd"),
        gettext_lazy("Adres of telefoon gewijzigd"),
    )
