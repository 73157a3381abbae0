"""Admin of what is true of a place at once."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.dates import day_nl, time_nl
from mijnbuurt.core.tables import CarefulEditView
from mijnbuurt.users.models import User
from wijken.areas.viewsets import AddView, ChangeView, OwnList, RemoveView, WijkRowViewSet

from . import transitions
from .admin_forms import ExceptionForm, FactsForm
from .enums import PlaceStatus
from .models import HoursException, PlaceFacts


def hours_words(row: HoursException) -> str:
    """The hours of a row for people: "14.00 – 15.00", or "dicht"."""
    if row.opens is None or row.closes is None:
        return str(_("dicht"))
    return f"{time_nl(row.opens)} – {time_nl(row.closes)}"


def days_words(row: HoursException) -> str:
    """The day of a row, or the days of the closure that it stands for."""
    first, last = row.date, getattr(row, "last_date", None)
    words = date_format(first, "l j F Y")
    if not last or row.opens or last == first:
        return words
    until = gettext("tot en met %(day)s") % {"day": date_format(last, "l j F Y")}
    return f"{words} {until}"


class ExceptionList(OwnList):
    """Other hours from today on, the first ones first."""

    first_label = _("Plek")

    def get_base_queryset(self) -> QuerySet[HoursException]:
        """A closure of many days is one row, of the first of them that is still to come."""
        today = local_date(clock.now())
        closure = HoursException.objects.filter(
            place=OuterRef("place"), period=OuterRef("period"), opens=None, date__gte=today
        )
        coming = super().get_base_queryset().filter(date__gte=today)
        coming = coming.exclude(Exists(closure.filter(date__lt=OuterRef("date"))), opens=None)
        last = closure.order_by("-date").values("date")[:1]
        coming = coming.annotate(last_date=Subquery(last))
        return coming.select_related("place__home_wijk").order_by("date", "place", "opens")


class AddException(AddView):
    """The place and date of a link that asks for them are filled in."""

    def get_initial(self) -> dict[str, object]:
        asked = {
            name: self.request.GET[name] for name in ("place", "date") if name in self.request.GET
        }
        return {**super().get_initial(), **asked}


class RemoveException(RemoveView):
    @property
    def confirmation_message(self) -> str:
        row: HoursException = self.object
        if row.period and row.is_closed:
            return gettext("Alle dagen die nog komen, worden weer gewone dagen.")
        day = date_format(row.date, "l j F Y")
        return gettext("%(day)s wordt weer een gewone dag.") % {"day": day.capitalize()}

    def remove(self, user: User, now: datetime) -> None:
        row: HoursException = self.object
        if row.period and row.is_closed:
            transitions.end_closure(row.place, row.period, user=user, now=now)
            return
        transitions.remove_exception(row.place, row.date, user=user, now=now, row=row)


class ExceptionViewSet(WijkRowViewSet):
    """Other hours, or closed, on one date."""

    model = HoursException
    name = "andere-tijden"
    icon = "time"
    menu_label = _("Andere tijden")
    menu_name = "exceptions"
    form_class = ExceptionForm
    kept_views = frozenset({"add", "delete"})
    index_view_class = ExceptionList
    add_view_class = AddException
    delete_view_class = RemoveException
    list_display = [
        "place",
        Column("date", label=_("Datum"), accessor=days_words),
        Column("hours", label=_("Open"), accessor=hours_words),
        Column("reason", label=_("Reden"), accessor="reason"),
    ]


def status_words(facts: PlaceFacts) -> str:
    """The status of a place, and the day on which it will close."""
    status = facts.get_status_display()
    plan = getattr(facts.place, "planned_closing", None)
    if plan is None:
        return status
    return gettext("%(status)s, sluit op %(day)s") % {"status": status, "day": day_nl(plan.day)}


class FactsList(OwnList):
    """Places with their status, and the way to the end of one."""

    first_label = _("Plek")

    def get_list_more_buttons(self, instance: PlaceFacts) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if instance.status != PlaceStatus.CLOSED:
            close = reverse("close_place", args=[instance.place_id])
            buttons.append(Button(gettext("Sluit deze plek"), close, icon_name="cross"))
        return buttons

    def get_base_queryset(self) -> QuerySet[PlaceFacts]:
        own = super().get_base_queryset()
        related = own.select_related("place__home_wijk", "place__planned_closing")
        return related.order_by("place__title")


class ChangeFacts(CarefulEditView, ChangeView):
    """Who only mends a telephone number opens no place that a colleague closed meanwhile."""


class FactsViewSet(WijkRowViewSet):
    """Status, address and telephone of places."""

    model = PlaceFacts
    name = "toestand-plekken"
    icon = "home"
    menu_label = _("Toestand van plekken")
    menu_name = "facts"
    form_class = FactsForm
    kept_views = frozenset({"add", "edit"})
    index_view_class = FactsList
    edit_view_class = ChangeFacts
    list_display = [
        "place",
        Column("wijk", label=_("Wijk"), accessor="place.home_wijk"),
        Column("status", label=_("Toestand"), accessor=status_words),
        Column("phone", label=_("Telefoon"), accessor="phone"),
    ]
