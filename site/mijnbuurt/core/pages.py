"""What all pages share: a summary, a picture, addresses that keep the language, one public state."""

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.photos import uses

from .addresses import absolute, page_path
from .enums import Drawing


class PublicPageQuerySet(PageQuerySet):
    """Pages of the source language; their words are swapped for a translation when shown."""

    def public(self) -> "PublicPageQuerySet":
        """Pages that anyone may read."""
        return self.live().filter(locale__language_code="nl")


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class BasePage(Page):
    """The abstract parent of every page type."""

    summary = models.TextField(
        _("samenvatting"),
        max_length=300,
        blank=True,
        help_text=_("Een of twee korte zinnen. Staat in lijsten en bij zoeken."),
    )
    photo = models.ForeignKey(
        "photos.Photo",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("wat staat er op de foto?"),
        max_length=200,
        blank=True,
        help_text=_("Voor wie de foto niet kan zien. Leeg als de foto niets toevoegt."),
    )
    drawing = models.CharField(
        _("tekening"),
        max_length=20,
        choices=Drawing,
        default=Drawing.PLEIN,
        help_text=_("Deze tekening staat er zolang er geen foto is."),
    )

    objects = PublicPageManager()

    class Meta:
        abstract = True

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("photo"), FieldPanel("photo_alt"), FieldPanel("drawing")], _("Beeld")
        ),
        *Page.promote_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    override_translatable_fields = [SynchronizedField("slug")]

    #: Template variables that say which kind of thing this is, for Open Graph.
    open_graph_type = "website"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and let the photos on this page be seen exactly as long as the page is."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            uses.record(self, self.shown_photo_ids())

    def shown_photo_ids(self) -> set[int]:
        """The keys of all photos that this page shows."""
        return {self.photo_id} if self.photo_id else set()

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:
        return page_path(self)

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        return absolute(page_path(self))

    full_url = property(get_full_url)

    def relative_url(self, current_site: object, request: HttpRequest | None = None) -> str:
        return page_path(self)

    def json_ld(self) -> dict[str, object] | None:
        """What search engines may know: schema.org data that says the same as the page."""
        return None
