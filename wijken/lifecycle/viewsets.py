"""Wijken in the settings of the admin."""

from django.forms import ModelForm
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from wijken.areas.models import Wijk

from . import views
from .forms import NewWijkForm, WijkForm


class WijkViewSet(ModelViewSet):
    """A row leads to what there is of the wijk; from there one changes it."""

    model = Wijk
    icon = "site"
    menu_label = _("Wijken")
    add_view_class = views.AddView
    edit_view_class = views.ChangeView
    copy_view_enabled = False
    list_display = [
        TitleColumn("name", label=_("Naam"), get_url=views.wijk_url),
        Column("slug", label=_("Adres")),
        Column("colour", label=_("Kleur"), accessor="get_colour_display"),
        Column("state", label=_("Toestand"), accessor="get_state_display"),
    ]
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return WijkForm if for_update else NewWijkForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("over/<int:pk>/", views.WijkView.as_view(), name="life"),
            path("over/<int:pk>/samenvoegen/", views.MergeView.as_view(), name="merge"),
            path("over/<int:pk>/sluiten/", views.CloseView.as_view(), name="close"),
            path("over/<int:pk>/heropenen/", views.ReopenView.as_view(), name="reopen"),
        ]
