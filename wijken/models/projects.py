"""Renewal projects: what changes in a wijk, laid brick by brick."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.pages import BasePage
from wijken.areas.models import WijkContentPage
from wijken.enums import PhaseState, ProjectStatus


class Project(WijkContentPage, FuzzyDate):
    """A project in a wijk. Its date says when it runs."""

    status = models.CharField(
        _("toestand"), max_length=10, choices=ProjectStatus, default=ProjectStatus.PREPARING
    )
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)
    told_first = models.BooleanField(
        _("betrokken bewoners weten dit"),
        default=False,
        help_text=_("Wie er woont, hoort het eerst van ons. Pas daarna komt het op de site."),
    )

    content_panels = [
        BasePage.title_panel,
        FieldPanel("told_first"),
        FieldPanel("status"),
        FuzzyDate.panel,
        BasePage.summary_panel,
        FieldPanel("body"),
        InlinePanel("phases", label=_("stap"), heading=_("Stappen")),
        BasePage.picture_panel,
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "wijken/project_page.html"
    parent_page_types = ["wijken.WijkPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projecten")

    @property
    def status_label(self) -> str:
        return self.get_status_display()

    @property
    def period_text(self) -> str:
        return self.date_text

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context.update(phases=self.phases.all(), figures=self.source.figures.all())
        return context

    def publication_obstacles(self) -> list[str]:
        found = super().publication_obstacles()
        if self.told_first:
            return found
        return [
            *found,
            str(
                _(
                    "Dit project kan nog niet online. Vink eerst aan dat de betrokken"
                    " bewoners dit weten."
                )
            ),
        ]


class ProjectPhase(TranslatableMixin, Orderable, FuzzyDate):
    """A step of a project."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(_("stap"), max_length=80)
    text = models.CharField(_("uitleg"), max_length=200, blank=True)
    state = models.CharField(
        _("toestand"), max_length=8, choices=PhaseState, default=PhaseState.PLANNED
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        return self.get_state_display()
