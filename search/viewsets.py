"""What citywide editors keep so that people find more."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from mijnbuurt.core.tables import CarefulEditView

from .models import MissedTerm, PromotedResult, SynonymGroup


class AddSynonymView(CreateView):
    """A word from the list of what was not found stands in the form already."""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        word = self.request.GET.get("woord", "")[:100]
        return {**initial, "words": [word]} if word else initial


class SynonymViewSet(ModelViewSet):
    """Words that mean the same."""

    model = SynonymGroup
    add_view_class = AddSynonymView
    edit_view_class = CarefulEditView
    name = "synoniemen"
    icon = "doc-full-inverse"
    menu_label = _("Synoniemen")
    panels = [FieldPanel("words")]
    list_display = [
        TitleColumn("words", label=_("Woorden"), accessor=str, url_name="synoniemen:edit")
    ]
    copy_view_enabled = False
    add_to_reference_index = False


class PromotedViewSet(ModelViewSet):
    """Pages that stand first."""

    model = PromotedResult
    edit_view_class = CarefulEditView
    name = "aanraders"
    icon = "pick"
    menu_label = _("Aanraders")
    panels = [FieldPanel("words"), PageChooserPanel("page")]
    list_display = [
        TitleColumn("words", label=_("Woorden"), accessor=str, url_name="aanraders:edit"),
        Column("page", label=_("Pagina")),
    ]
    copy_view_enabled = False
    add_to_reference_index = False


def make_synonym(term: MissedTerm) -> str:
    """Where the editor makes a group of synonyms that begins with this word."""
    return f"{reverse('synoniemen:add')}?{urlencode({'woord': term.words})}"


class MissedIndexView(IndexView):
    """No row is added by hand."""

    def get_add_url(self) -> None:
        return None


class MissedViewSet(ModelViewSet):
    """What people searched for in vain; a tap on the word makes a synonym of it."""

    model = MissedTerm
    index_view_class = MissedIndexView
    name = "niet-gevonden"
    icon = "search"
    menu_label = _("Niet gevonden")
    form_fields: list[str] = []
    list_display = [
        TitleColumn("words", label=_("Gezocht"), get_url=make_synonym),
        Column("times", label=_("Hoe vaak")),
        Column("last_on", label=_("Laatst op")),
        TitleColumn(
            "away", label="", accessor=lambda term: _("Weghalen"), url_name="niet-gevonden:delete"
        ),
    ]
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False


class SearchWordsGroup(ModelViewSetGroup):
    menu_label = _("Zoeken")
    menu_name = "search-words"
    menu_icon = "search"
    items = (SynonymViewSet, PromotedViewSet, MissedViewSet)
