"""The lists of pages in the menu: agenda, news, places, and the teams of wijken."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from wijken.activities.models import Activity
from wijken.models import WijkPage
from wijken.news.models import Article
from wijken.places.models import Place

from . import views
from .columns import (
    CopyColumn,
    edit_url,
    next_date_words,
    state_words,
    team_words,
    vacant_words,
    wijk_words,
)
from .filters import OwnPagesFilter

#: Leads to the editor. What is rarer and can do harm (move, delete) is there, not in the list.
TITLE = TitleColumn(
    "title",
    label=_("Titel"),
    accessor="get_admin_display_title",
    sort_key="title",
    get_url=edit_url,
)
WIJK = Column("wijk", label=_("Wijk"), accessor=wijk_words, sort_key="home_wijk__name")
STATE = StatusTagColumn(
    "state", label=_("Toestand"), accessor=state_words, primary=lambda page: page.live
)
COPY = CopyColumn("copy", label=_("Kopie"))


class OwnPagesViewSet(PageListingViewSet):
    """A list, and the way to a new page."""

    choose_parent_view_class = views.ChooseWijkView
    filterset_class: type[OwnPagesFilter] | None = OwnPagesFilter

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultaten/", self.index_results_view, name="index_results"),
            path("nieuw/", self.choose_parent_view, name="choose_parent"),
        ]


class ActivityListViewSet(OwnPagesViewSet):
    model = Activity
    name = "activiteiten"
    icon = "date"
    menu_label = _("Activiteiten")
    menu_name = "activities"
    index_view_class = views.OwnActivitiesView
    add_to_admin_menu = True
    columns = [
        TITLE,
        WIJK,
        Column(
            "next", label=_("Volgende keer"), accessor=next_date_words, sort_key="next_starts_at"
        ),
        STATE,
        COPY,
    ]


class ArticleListViewSet(OwnPagesViewSet):
    model = Article
    name = "nieuws"
    icon = "doc-full"
    menu_label = _("Nieuws")
    menu_name = "news"
    index_view_class = views.OwnArticlesView
    add_to_admin_menu = True
    columns = [
        TITLE,
        WIJK,
        Column("date", label=_("Datum"), accessor="date_text", sort_key="date_sort"),
        STATE,
        COPY,
    ]


class PlaceListViewSet(OwnPagesViewSet):
    model = Place
    name = "plekken"
    icon = "home"
    menu_label = _("Plekken")
    menu_name = "places"
    index_view_class = views.OwnPlacesView
    add_to_admin_menu = True
    columns = [
        TITLE,
        WIJK,
        Column("kind", label=_("Soort"), accessor="kind_label", sort_key="kind"),
        Column("facts", label=_("Nu"), accessor="status_label"),
        STATE,
    ]


class TeamListViewSet(OwnPagesViewSet):
    """The pages of wijken, for the people on them."""

    model = WijkPage
    name = "wijkteams"
    icon = "group"
    menu_label = _("Het wijkteam")
    menu_name = "team"
    index_view_class = views.OwnTeamsView
    filterset_class = None
    add_to_admin_menu = True
    columns = [
        TITLE,
        Column("team", label=_("In het team"), accessor=team_words),
        Column("vacant", label=_("Vrije plekken"), accessor=vacant_words),
    ]

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, object]:
        found: dict[str, object] = super().get_common_view_kwargs(**kwargs)
        return {**found, "add_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [one for one in super().get_urlpatterns() if one.name != "choose_parent"]
