"""News, stories and photo series."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.pages import BasePage
from wijken.areas.models import WijkContentPage

from .enums import ArticleKind


class NewsIndexPage(BasePage):
    """All news of the city, or (below a wijk) of one wijk."""

    is_structural = True
    template = "news/news_index_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["news.Article"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("nieuwsoverzicht")


class Article(WijkContentPage, FuzzyDate):
    """A message, story, photo series or call. Its date is the day of the news, not of the page."""

    kind = models.CharField(_("soort"), max_length=14, choices=ArticleKind, default="news")
    body = StreamField(TEXT_BLOCKS, verbose_name=_("verhaal"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("body"),
        InlinePanel("photo_rows", label=_("foto"), heading=_("Foto's")),
        InlinePanel("bylines", label=_("naam"), heading=_("Gemaakt door")),
        MultiFieldPanel(
            [FieldPanel("date_sort"), FieldPanel("date_precision"), FieldPanel("date_words")],
            _("Datum"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "news/article_page.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    open_graph_type = "article"

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        indexes = [models.Index(fields=["date_sort"], name="article_date")]

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()


class ArticlePhoto(TranslatableMixin, Orderable):
    """A photo in a series, with the words that belong to it here."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="photo_rows")
    photo = models.ForeignKey("photos.Photo", on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(_("onderschrift"), max_length=250, blank=True)
    alt = models.CharField(_("wat staat er op?"), max_length=200, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("foto")
        verbose_name_plural = _("foto's")

    def __str__(self) -> str:
        return self.caption or str(self.photo_id)


class Byline(TranslatableMixin, Orderable):
    """Who made the story: a name to show, and optionally the account behind it."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    name = models.CharField(_("naam"), max_length=80)
    role = models.CharField(_("rol"), max_length=40, blank=True, default="wijkreporter")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [FieldPanel("name"), FieldPanel("role")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("naam")
        verbose_name_plural = _("namen")

    def __str__(self) -> str:
        return self.name
