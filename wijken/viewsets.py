"""The tables that citywide editors keep: wijken, postcodes, streets, notices and figures."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from mijnbuurt.core.tables import CarefulEditView
from wijken.areas.models import Area, Notice, PostcodeRange
from wijken.lifecycle.viewsets import WijkViewSet

from .models import Figure


class PostcodeViewSet(ModelViewSet):
    model = PostcodeRange
    edit_view_class = CarefulEditView
    icon = "mail"
    menu_label = _("Postcodes")
    form_fields = ["wijk", "start", "end"]
    list_display = ["start", "end", "wijk"]
    list_filter = ["wijk"]


class AreaViewSet(ModelViewSet):
    model = Area
    edit_view_class = CarefulEditView
    icon = "list-ul"
    menu_label = _("Buurten en straten")
    form_fields = ["wijk", "kind", "name", "aliases", "parent"]
    list_display = ["name", "kind", "wijk"]
    list_filter = ["wijk", "kind"]
    search_fields = ["name"]


class NoticeViewSet(ModelViewSet):
    model = Notice
    edit_view_class = CarefulEditView
    icon = "warning"
    menu_label = _("Mededelingen")
    form_fields = ["text", "wijk", "starts_at", "ends_at"]
    list_display = ["text", "wijk", "starts_at", "ends_at"]


class FigureViewSet(ModelViewSet):
    model = Figure
    edit_view_class = CarefulEditView
    icon = "order"
    menu_label = _("Cijfers")
    form_fields = [
        "label",
        "value",
        "value_to",
        "unit",
        "precision",
        "year",
        "source",
        "wijk",
        "project",
    ]
    list_display = ["label", "number_text", "year", "wijk"]
    list_filter = ["wijk", "year"]


class WijkenViewSetGroup(ModelViewSetGroup):
    menu_label = _("Wijken en cijfers")
    menu_name = "wijken"
    menu_icon = "site"
    items = (WijkViewSet, PostcodeViewSet, AreaViewSet, NoticeViewSet, FigureViewSet)
