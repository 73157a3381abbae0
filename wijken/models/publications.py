"""Reports, visions and plans."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.search.backends import get_search_backends

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import WijkContentManager, WijkContentPage, WijkContentQuerySet
from wijken.enums import PublicationAccess, PublicationKind
from wijken.forms import PublicationFilter


class PublicationIndexPage(BasePage):
    """All publications."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "wijken/publication_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["wijken.Publication"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van publicaties")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        filters = PublicationFilter(request.GET)
        values = filters.values()
        found = Publication.objects.public().filtered(values)
        publications = found.newest_first("year", "title")
        page_obj = paginate(publications.select_related("home_wijk", "locale"), request)
        in_readers_language(page_obj)
        context.update(
            filters=filters, active=bool(values), page_obj=page_obj, publications=page_obj
        )
        return context


class PublicationQuerySet(WijkContentQuerySet):
    def public(self) -> "PublicationQuerySet":
        return super().public().exclude(access=PublicationAccess.INTERNAL)

    def filtered(self, values: dict[str, Any]) -> "PublicationQuerySet":
        """Publications that fit the filters of `PublicationFilter`."""
        found = self.in_wijk(values["wijk"]) if "wijk" in values else self
        fields = {"soort": "kind", "jaar": "year"}
        return found.filter(
            **{field: values[name] for name, field in fields.items() if name in values}
        )


class Publication(WijkContentPage, FuzzyDate):
    """A report or vision, with who may read it and which version it is."""

    kind = models.CharField(_("soort"), max_length=14, choices=PublicationKind, default="other")
    access = models.CharField(
        _("wie mag het lezen?"),
        max_length=10,
        choices=PublicationAccess,
        default=PublicationAccess.INTERNAL,
    )
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    version_note = models.CharField(_("versie"), max_length=120, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("bestand"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    external_url = models.URLField(_("adres elders"), blank=True)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)

    objects = WijkContentManager.from_queryset(PublicationQuerySet)()

    content_panels = [
        BasePage.title_panel,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("document"), FieldPanel("external_url"), FieldPanel("access")], _("Bestand")
        ),
        FieldRowPanel([FieldPanel("year"), FieldPanel("date_words")]),
        FieldPanel("version_note"),
        BasePage.summary_panel,
        FieldPanel("body"),
        BasePage.picture_panel,
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "wijken/publication_page.html"
    parent_page_types = ["wijken.PublicationIndexPage", "wijken.WijkPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("publicatie")
        verbose_name_plural = _("publicaties")

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @property
    def access_label(self) -> str:
        return self.get_access_display()

    @property
    def year_text(self) -> str:
        return self.date_words or str(self.year or "")

    @property
    def file_url(self) -> str:
        """Where to read it: our own file first. Nothing for paper and internal ones."""
        if self.access in (PublicationAccess.PAPER, PublicationAccess.INTERNAL):
            return ""
        return self.document.url if self.document else self.external_url

    @property
    def is_public(self) -> bool:
        return super().is_public and self.access != PublicationAccess.INTERNAL

    def save(self, *args: object, **kwargs: object) -> None:
        """Save; what became internal can't be found from that moment on."""
        super().save(*args, **kwargs)
        if self.access == PublicationAccess.INTERNAL:
            for backend in get_search_backends(with_auto_update=True):
                backend.delete(self)

    def get_indexed_instance(self) -> "Publication | None":
        """Internal publications can't be found."""
        if self.access == PublicationAccess.INTERNAL:
            return None
        return super().get_indexed_instance()

    @classmethod
    def get_indexed_objects(cls) -> PublicationQuerySet:
        return super().get_indexed_objects().exclude(access=PublicationAccess.INTERNAL)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        if self.access == PublicationAccess.INTERNAL:
            return []
        return super().get_sitemap_urls(request)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.access == PublicationAccess.INTERNAL:
            raise Http404
        return super().serve(request, *args, **kwargs)
