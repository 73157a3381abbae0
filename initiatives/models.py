"""Ideas of residents: the private record, and the public page of an initiative."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate, Moment
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import (
    WijkContentManager,
    WijkContentPage,
    WijkContentQuerySet,
    WijkSectionPage,
)

from .enums import InitiativeStatus
from .filters import InitiativeFilter
from .ideas import Idea as Idea


class InitiativeIndexPage(WijkSectionPage):
    """All initiatives of the city, or (below a wijk) of one wijk."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "initiatives/initiative_index_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["initiatives.InitiativePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van initiatieven")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        filters = self.filled_in(InitiativeFilter, request)
        values = filters.values()
        initiatives = InitiativePage.objects.public().filtered(values).with_cards()
        if self.wijk:
            initiatives = initiatives.in_wijk(self.wijk)
        page_obj = paginate(initiatives, request)
        in_readers_language(page_obj)
        context.update(
            filters=filters,
            active=bool(values),
            page_obj=page_obj,
            initiatives=page_obj,
        )
        return context


class InitiativeQuerySet(WijkContentQuerySet):
    def filtered(self, values: dict[str, Any]) -> "InitiativeQuerySet":
        """Initiatives that fit the filters of `InitiativeFilter`."""
        found = self.in_wijk(values["wijk"]) if "wijk" in values else self
        return found.filter(status=values["toestand"]) if "toestand" in values else found

    def with_cards(self) -> "InitiativeQuerySet":
        """The newest first, with all that a card shows."""
        return self.for_cards().newest_first()


class InitiativePage(WijkContentPage, FuzzyDate):
    """What came of an idea, for everyone to read."""

    status = models.CharField(
        _("toestand"), max_length=10, choices=InitiativeStatus, default=InitiativeStatus.IDEA
    )
    who = models.CharField(_("van wie (geen namen)"), max_length=120, blank=True)
    help = LinesField(_("wat kregen zij van ons?"), default=list, blank=True)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("verhaal"), blank=True)

    objects = WijkContentManager.from_queryset(InitiativeQuerySet)()

    content_panels = [
        BasePage.title_panel,
        FieldPanel("status"),
        FieldPanel("who"),
        BasePage.summary_panel,
        FieldPanel("body"),
        FieldPanel("help"),
        BasePage.picture_panel,
        InlinePanel("timeline_rows", label=_("moment"), heading=_("Tijdlijn")),
        FuzzyDate.panel,
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    reported_as = "initiative"
    template = "initiatives/initiative_page.html"
    parent_page_types = ["initiatives.InitiativeIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")

    @property
    def status_label(self) -> str:
        return self.get_status_display()

    @property
    def timeline(self) -> list["InitiativeMoment"]:
        return list(self.timeline_rows.all())


class InitiativeMoment(Moment):
    """A step on the time line of an initiative."""

    initiative = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="timeline_rows")
