"""The lists behind the inbox that citywide editors keep."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from mijnbuurt.core.tables import CarefulEditView

from .cases import Partner, RepairDesk


class RepairDeskViewSet(ModelViewSet):
    """Words by which a complaint or repair is recognised, and where it belongs."""

    model = RepairDesk
    edit_view_class = CarefulEditView
    name = "loketten"
    icon = "help"
    menu_label = _("Loketten voor meldingen")
    form_fields = ["subject", "words", "name", "phone", "address_line", "url", "wijk"]
    list_display = ["subject", "name", "phone", "wijk"]
    list_filter = ["wijk"]
    search_fields = ["subject", "name"]
    copy_view_enabled = False
    add_to_reference_index = False


class PartnerViewSet(ModelViewSet):
    """Who may get a copy of a message."""

    model = Partner
    edit_view_class = CarefulEditView
    name = "partners"
    icon = "group"
    menu_label = _("Partners")
    form_fields = ["name", "email", "wijk"]
    list_display = ["name", "email", "wijk"]
    list_filter = ["wijk"]
    search_fields = ["name"]
    copy_view_enabled = False
    add_to_reference_index = False


class InboxListsGroup(ModelViewSetGroup):
    menu_label = _("Loketten en partners")
    menu_name = "inbox-lists"
    menu_icon = "group"
    menu_order = 310
    items = (RepairDeskViewSet, PartnerViewSet)
