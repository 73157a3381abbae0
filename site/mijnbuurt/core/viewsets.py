"""Tables of the lowest layer that citywide editors keep."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Abbreviation
from .tables import CarefulEditView


class AbbreviationViewSet(ModelViewSet):
    """Short words that a text should explain."""

    model = Abbreviation
    edit_view_class = CarefulEditView
    name = "afkortingen"
    icon = "title"
    menu_label = _("Afkortingen")
    menu_name = "abbreviations"
    add_to_settings_menu = True
    form_fields = ["short", "meaning"]
    list_display = ["short", "meaning"]
    search_fields = ["short", "meaning"]
    copy_view_enabled = False
    add_to_reference_index = False
