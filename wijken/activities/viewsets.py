"""Admin of single dates."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from mijnbuurt.core import clock
from mijnbuurt.core.dates import time_range
from wijken.areas.viewsets import ChangeView, OwnList, WijkRowViewSet

from .admin_forms import OccurrenceForm, VisitorsForm
from .enums import OccurrenceState
from .models import Occurrence
from .visitors import visitors_text, visitors_total


def day_words(row: Occurrence) -> str:
    """The local day of a date: "dinsdag 24 november 2026"."""
    return date_format(timezone.localtime(row.starts_at), "l j F Y")


class OccurrenceList(OwnList):
    """The coming dates of published activities, the next one first."""

    first_label = _("Activiteit")

    def get_base_queryset(self) -> QuerySet[Occurrence]:
        public = Occurrence.objects.public().filter(pk__in=super().get_base_queryset())
        return public.coming(clock.now()).select_related("activity__home_wijk")

    def get_list_more_buttons(self, instance: Occurrence) -> list:
        """With what other apps add for a date."""
        buttons: list = super().get_list_more_buttons(instance)
        for hook in hooks.get_hooks("register_date_buttons"):
            buttons += hook(instance)
        return buttons


class ChangeOccurrence(ChangeView):
    """One date: cancel, move, put online, or restore."""

    def get_page_subtitle(self) -> str:
        row: Occurrence = self.object
        return f"{row.title}, {day_words(row)}, {time_range(row)} ({row.state_label})"

    def get_success_message(self) -> str:
        return self.get_page_subtitle()


class OccurrenceViewSet(WijkRowViewSet):
    """The coming dates of activities."""

    model = Occurrence
    name = "data-agenda"
    icon = "date"
    menu_label = _("Dagen in de agenda")
    menu_name = "dates"
    form_class = OccurrenceForm
    kept_views = frozenset({"edit"})
    index_view_class = OccurrenceList
    edit_view_class = ChangeOccurrence
    search_fields = ["activity__title"]
    list_display = [
        "title",
        Column("day", label=_("Dag"), accessor=day_words),
        Column("time", label=_("Tijd"), accessor=time_range),
        Column("wijk", label=_("Wijk"), accessor="activity.home_wijk"),
        Column("state", label=_("Toestand"), accessor="state_label"),
        Column("reason", label=_("Reden"), accessor="reason"),
    ]


class VisitorsList(OwnList):
    """Dates of the last year that went ahead, the newest first, and how many came in all."""

    first_label = _("Activiteit")

    def get_base_queryset(self) -> QuerySet[Occurrence]:
        now = clock.now()
        public = Occurrence.objects.public().filter(pk__in=super().get_base_queryset())
        been = public.filter(starts_at__lte=now, starts_at__gt=now - timedelta(days=365))
        been = been.exclude(state=OccurrenceState.CANCELLED)
        return been.select_related("activity__home_wijk").order_by("-starts_at", "-pk")

    def get_page_subtitle(self) -> str:
        return visitors_total(self.get_base_queryset())


class CountVisitors(ChangeOccurrence):
    """How many people came to one date."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(starts_at__lte=clock.now())


class VisitorsViewSet(WijkRowViewSet):
    """How many people came."""

    model = Occurrence
    name = "bezoekers"
    icon = "group"
    menu_label = _("Bezoekers tellen")
    menu_name = "visitors"
    form_class = VisitorsForm
    kept_views = frozenset({"edit"})
    index_view_class = VisitorsList
    edit_view_class = CountVisitors
    search_fields = ["activity__title"]
    list_display = [
        "title",
        Column("day", label=_("Dag"), accessor=day_words),
        Column("wijk", label=_("Wijk"), accessor="activity.home_wijk"),
        Column("visitors", label=_("Bezoekers"), accessor=visitors_text),
    ]
