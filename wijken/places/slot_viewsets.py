"""Admin of who sits where in which slot."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from mijnbuurt.core.tables import CarefulEditView
from mijnbuurt.users.models import User
from wijken.areas.viewsets import AddView, ChangeView, OwnList, RemoveView, WijkRowViewSet

from . import slot_transitions
from .models import Slot
from .slot_forms import SlotForm


class SlotList(OwnList):
    """By place, then by day."""

    first_label = _("Plek")

    def get_base_queryset(self) -> QuerySet[Slot]:
        own = super().get_base_queryset().select_related("place__home_wijk", "holder")
        return own.order_by("place__title", "weekday", "opens")


class AddSlot(AddView):
    """The place of a link that asks for one is filled in."""

    def get_initial(self) -> dict[str, Any]:
        asked = {"place": self.request.GET["place"]} if "place" in self.request.GET else {}
        return {**super().get_initial(), **asked}


class ChangeSlot(CarefulEditView, ChangeView):
    """A partner may have changed it since the form was opened."""


class RemoveSlot(RemoveView):
    def remove(self, user: User, now: datetime) -> None:
        slot_transitions.remove_slot(self.object, user=user)


class SlotViewSet(WijkRowViewSet):
    """Spreekuren, lessons and whatever else is every week at a place."""

    model = Slot
    name = "spreekuren"
    icon = "group"
    menu_label = _("Spreekuren en lessen")
    menu_name = "slots"
    form_class = SlotForm
    kept_views = frozenset({"add", "edit", "delete"})
    index_view_class = SlotList
    add_view_class = AddSlot
    edit_view_class = ChangeSlot
    delete_view_class = RemoveSlot
    list_display = [
        "place",
        Column("what", label=_("Wat"), accessor="what"),
        Column("organisation", label=_("Van wie"), accessor="organisation"),
        Column("weekday", label=_("Dag"), accessor="get_weekday_display"),
        Column("hours", label=_("Tijd"), accessor="hours_text"),
        Column("holder", label=_("Past het zelf aan"), accessor="holder"),
    ]
