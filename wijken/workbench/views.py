"""Lists of the pages that an editor may edit, the way to a new one, and copies."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables.pages import PageTable
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.models import Page, WorkflowState

from mijnbuurt.core import clock
from mijnbuurt.core.pages import BasePage
from mijnbuurt.users.models import User
from wijken.activities.occurrences import next_start
from wijken.areas.models import Wijk, wijk_of_path
from wijken.areas.rules import closed_paths

from .rules import may_copy
from .transitions import copy_previous

#: Where the people stand on the form of a wijk's page.
TEAM = "#panel-child-inhoud-het_wijkteam-section"


class OwnPagesView(IndexView):
    """The Dutch pages of one kind that this user may edit; nothing of another wijk."""

    paginate_by = 25
    table_class = PageTable
    table_classname = "listing full-width mb-list"
    show_locale_labels = False
    wijk_field = "home_wijk"
    #: Names of fields as `order_by` takes them, when nobody asked for an order.
    own_order: tuple[Any, ...] = ("-latest_revision_created_at",)

    def get_base_queryset(self) -> QuerySet[BasePage]:
        own = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pages = self.model.objects.filter(
            pk__in=own.values("pk"), locale__language_code=settings.LANGUAGE_CODE
        )
        return self.with_columns(pages)

    def with_columns(self, pages: Any) -> QuerySet[BasePage]:
        """With all that a row shows, in a fixed number of queries."""
        states = WorkflowState.objects.active()
        prefetched = Prefetch(
            "_specific_workflow_states", queryset=states, to_attr="_current_workflow_states"
        )
        pages = pages.select_related("content_type", "locale", self.wijk_field)
        pages = pages.prefetch_related(prefetched, "sites_rooted_here")
        pages = pages.defer(f"{self.wijk_field}__boundary").defer_streamfields()
        return pages.annotate_site_root_state().annotate_approved_schedule()

    def get_ordering(self) -> str | None:
        asked = self.request.GET.get("ordering")
        return asked if asked in self.get_valid_orderings() else None

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.ordering:
            return queryset.order_by(*self.own_order, "-pk")
        field = F(self.ordering.removeprefix("-"))
        down = self.ordering.startswith("-")
        first = field.desc(nulls_last=True) if down else field.asc(nulls_last=True)
        return queryset.order_by(first, "-pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """By words of the title, as it is online or in the draft."""
        for word in self.search_query.replace("\x00", "").split()[:8]:
            queryset = queryset.filter(Q(title__icontains=word) | Q(draft_title__icontains=word))
        return queryset


class OwnActivitiesView(OwnPagesView):
    """With the next date of each; what comes first stands first."""

    page_title = gettext_lazy("Agenda")
    add_item_label = gettext_lazy("Nieuwe activiteit")
    own_order = (F("next_starts_at").asc(nulls_last=True), "-latest_revision_created_at")

    def with_columns(self, pages: Any) -> QuerySet[BasePage]:
        return super().with_columns(pages).annotate(next_starts_at=next_start(clock.now()))


class OwnArticlesView(OwnPagesView):
    """The newest first, by the day of the news."""

    page_title = gettext_lazy("Nieuws")
    add_item_label = gettext_lazy("Nieuw bericht")
    own_order = (F("date_sort").desc(nulls_last=True), "-latest_revision_created_at")


class OwnPlacesView(OwnPagesView):
    """By wijk, with what is true of each at this moment."""

    page_title = gettext_lazy("Plekken")
    add_item_label = gettext_lazy("Nieuwe plek")
    own_order = (F("home_wijk__name").asc(nulls_last=True), "title")

    def with_columns(self, pages: Any) -> QuerySet[BasePage]:
        return super().with_columns(pages).select_related("fact_row")


class OwnTeamsView(OwnPagesView):
    """The wijken of this user. Who has one goes straight to its page."""

    page_title = gettext_lazy("Het wijkteam")
    wijk_field = "wijk"
    own_order = ("title",)

    def with_columns(self, pages: Any) -> QuerySet[BasePage]:
        vacant = Count("team", filter=Q(team__vacant=True))
        return super().with_columns(pages).annotate(team_size=Count("team"), team_vacant=vacant)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pages = self.get_base_queryset()[:2]
        if len(pages) == 1 and not self.results_only:
            return redirect(f"{reverse('wagtailadmin_pages:edit', args=[pages[0].pk])}{TEAM}")
        return super().get(request, *args, **kwargs)


class ParentField(forms.ModelChoiceField):
    """Where the new page comes: a wijk, or the whole city."""

    def label_from_instance(self, page: Page) -> str:
        wijk: Wijk | None = wijk_of_path(page.path)
        return wijk.name if wijk else _("Hele stad")


class ChooseWijkView(ChooseParentView):
    """For whom the new page is. Who has one wijk is not asked."""

    page_title = gettext_lazy("Voor welke wijk?")
    #: The button that goes on.
    submit_button_label: str | Promise = gettext_lazy("Verder")

    def get_valid_parent_pages(self, user: User) -> QuerySet[Page]:
        dutch = super().get_valid_parent_pages(user)
        for path in closed_paths(user):
            dutch = dutch.exclude(path__startswith=path)
        return dutch.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")

    def get_form(self) -> Form:
        class ParentForm(forms.Form):
            parent_page = ParentField(
                label=gettext_lazy("Wijk"),
                queryset=self.get_valid_parent_pages(self.request.user),
                widget=forms.RadioSelect,
                empty_label=None,
                error_messages={
                    "required": gettext_lazy("Kies een wijk."),
                    "invalid_choice": gettext_lazy("Kies een wijk uit de lijst."),
                },
            )

        return ParentForm(self.request.POST if self.request.method == "POST" else None)


class CopyPreviousView(WagtailAdminTemplateMixin, TemplateView):
    """Asks by GET; by POST makes the copy and opens it."""

    template_name = "wijken/admin/copy_previous.html"
    page_title = gettext_lazy("Kopieer vorige")
    header_icon = "copy"

    @cached_property
    def page(self) -> BasePage:
        """The page to copy; one that this user may not copy does not exist (404)."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not may_copy(cast(User, self.request.user), page):
            raise Http404
        return cast(BasePage, page)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "page": self.page}

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        user = cast(User, request.user)
        copy = copy_previous(self.page, user=user, now=clock.now())
        messages.success(
            request, _("Dit is een kopie. Kijk de datum en de tekst na. Hij staat nog niet online.")
        )
        return redirect("wagtailadmin_pages:edit", copy.pk)
