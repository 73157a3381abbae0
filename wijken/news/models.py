"""News, stories and photo series."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.core import clock
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from mijnbuurt.photos.care import ShownPhoto
from mijnbuurt.users.models import User
from wijken.areas.models import (
    WijkContentManager,
    WijkContentPage,
    WijkContentQuerySet,
    WijkSectionPage,
)

from .enums import ArticleKind, Names
from .forms import NewsFilter
from .rules import names_obstacles


class NewsIndexPage(WijkSectionPage):
    """All news of the city, or (below a wijk) of one wijk."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "news/news_index_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["news.Article"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("nieuwsoverzicht")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        filters = self.filled_in(NewsFilter, request)
        articles = Article.objects.public().in_order().filtered(filters.values()).with_cards()
        if self.wijk:
            articles = articles.in_wijk(self.wijk)
        page_obj = paginate(articles, request)
        in_readers_language(page_obj)
        context.update(
            filters=filters,
            active=bool(filters.values()),
            page_obj=page_obj,
            articles=page_obj,
        )
        return context


class ArticleQuerySet(WijkContentQuerySet):
    def in_order(self) -> "ArticleQuerySet":
        """The newest first, by the day of the news."""
        return self.newest_first()

    def filtered(self, values: dict[str, Any]) -> "ArticleQuerySet":
        """Articles that fit the filters of `NewsFilter`."""
        found = self
        if "soort" in values:
            found = found.filter(kind=values["soort"])
        if "jaar" in values:
            found = found.filter(date_sort__year=values["jaar"])
        if "wijk" in values:
            found = found.in_wijk(values["wijk"])
        return found

    def with_cards(self) -> "ArticleQuerySet":
        """With all that a card shows, in a fixed number of queries."""
        return self.for_cards().prefetch_related("bylines")


class Article(WijkContentPage, FuzzyDate):
    """A message, story, photo series or call. Its date is the day of the news, not of the page."""

    kind = models.CharField(_("soort"), max_length=14, choices=ArticleKind, default="news")
    body = StreamField(TEXT_BLOCKS, verbose_name=_("verhaal"), blank=True)
    photo_caption = models.CharField(_("onderschrift"), max_length=250, blank=True)
    names = models.CharField(
        _("staan er namen van bewoners in? vinden zij dat goed?"),
        max_length=8,
        choices=Names,
        blank=True,
        help_text=_(
            "Voor verhalen en fotoverslagen. Zonder antwoord gaat een verhaal niet online."
        ),
    )

    objects = WijkContentManager.from_queryset(ArticleQuerySet)()

    content_panels = [
        BasePage.title_panel,
        BasePage.summary_panel,
        FieldPanel("body"),
        BasePage.picture_panel,
        FieldPanel("photo_caption"),
        InlinePanel(
            "photo_rows",
            label=_("foto"),
            heading=_("Meer foto's"),
            help_text=_("Voor een serie. Schrijf bij elke foto wat erop staat."),
        ),
        InlinePanel("bylines", label=_("naam"), heading=_("Gemaakt door")),
        FieldPanel("names"),
        FieldPanel("kind"),
        FuzzyDate.panel,
        BasePage.reading_panel,
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

    @property
    def byline_text(self) -> str:
        """Who made it: "wijkreporter Ans en fotograaf Johan"."""
        names = [str(byline) for byline in self.bylines.all()]
        if len(names) < 2:
            return "".join(names)
        return _("{names} en {last}").format(names=", ".join(names[:-1]), last=names[-1])

    @property
    def photos(self) -> list["ArticlePhoto"]:
        """The photos of the series, in order."""
        return list(self.photo_rows.select_related("photo"))

    def save(self, *args: object, **kwargs: object) -> None:
        if self.date_sort is None:
            self.date_sort = clock.local_date(clock.now())
        super().save(*args, **kwargs)

    def shown_photos(self) -> list[ShownPhoto]:
        """A page with a series shows no photo above it that also stands in the series."""
        rows = list(enumerate(self.photo_rows.all(), 1))
        series = {row.photo_id for _at, row in rows}
        above = [
            each
            for each in super().shown_photos()
            if each.key != "boven" or each.photo.pk not in series
        ]
        return above + [
            ShownPhoto(
                row.photo, f"serie-{at}", _("Foto {number} van de serie").format(number=at), row.alt
            )
            for at, row in rows
            if row.photo_id
        ]

    def describe_photo(self, key: str, alt: str) -> None:
        super().describe_photo(key, alt)
        rows = list(self.photo_rows.all())
        for at, row in enumerate(rows, 1):
            if key == f"serie-{at}":
                row.alt = alt
        self.photo_rows.set(rows)

    def authors(self) -> list[User]:
        return [byline.user for byline in self.bylines.all() if byline.user]

    def publication_obstacles(self) -> list[str]:
        """Who is named in a story must agree to that."""
        return [*super().publication_obstacles(), *names_obstacles(self.kind, self.names)]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        others = Article.objects.public().exclude(pk=self.source.pk).in_order().with_cards()
        if self.home_wijk:
            others = others.in_wijk(self.home_wijk)
        context["more"] = in_readers_language(others[:3])
        return context

    def json_ld(self) -> dict[str, object]:
        data: dict[str, object] = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.summary,
            "url": self.full_url,
            "inLanguage": self.language,
            "datePublished": self.date_iso,
            "author": [{"@type": "Person", "name": b.name} for b in self.bylines.all()],
            "publisher": {"@type": "Organization", "name": SiteSettings.load().name},
        }
        if self.last_published_at:
            data["dateModified"] = self.last_published_at.isoformat()
        return data


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
    override_translatable_fields = [SynchronizedField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("naam")
        verbose_name_plural = _("namen")

    def __str__(self) -> str:
        return f"{self.role} {self.name}".strip()
