"""The front page and plain pages."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from mijnbuurt.core import routing
from mijnbuurt.core.addresses import absolute
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.models import SiteSettings
from mijnbuurt.core.pages import BasePage
from wijken.areas.models import WijkSectionPage


class HomePage(BasePage):
    """The root of the site in one language."""

    greeting = models.CharField(_("begroeting"), max_length=80, blank=True)
    quote = models.CharField(_("citaat op het prikbord"), max_length=120, blank=True)
    quote_source = models.CharField(_("van wie"), max_length=80, blank=True)
    idea_title = models.CharField(_("oproep voor ideeën"), max_length=80, blank=True)
    idea_text = models.CharField(_("tekst bij de oproep"), max_length=200, blank=True)

    content_panels = [
        BasePage.title_panel,
        BasePage.summary_panel,
        FieldPanel("greeting"),
        InlinePanel("pins", label=_("briefje"), heading=_("Vast op het prikbord"), max_num=2),
        InlinePanel("hidden_items", label=_("bericht"), heading=_("Niet op het prikbord")),
        MultiFieldPanel([FieldPanel("quote"), FieldPanel("quote_source")], _("Citaat")),
        MultiFieldPanel([FieldPanel("idea_title"), FieldPanel("idea_text")], _("Oproep")),
        BasePage.picture_panel,
        BasePage.reading_panel,
    ]
    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "wijken.WijkIndexPage",
        "wijken.PublicationIndexPage",
        "news.NewsIndexPage",
        "activities.AgendaPage",
        "places.PlaceIndexPage",
        "initiatives.InitiativeIndexPage",
        "campaigns.CampaignIndexPage",
        "home.StandardPage",
    ]

    class Meta:
        verbose_name = _("voorpagina")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Every path of the site, in any language, is found here."""
        return routing.find(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from .overview import home_context  # reads these models

        context = super().get_context(request, *args, **kwargs)
        context.update(home_context(self, context["now"]))
        return context

    def json_ld(self) -> dict[str, object]:
        site = SiteSettings.load()
        data: dict[str, object] = {"@type": "Organization", "name": site.name, "url": absolute("/")}
        if site.phone:
            data["telephone"] = site.phone
        return data


class PinnedItem(Orderable):
    """A page that the citywide editor keeps on the pegboard."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="pins")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("pagina")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("vast briefje")
        verbose_name_plural = _("vaste briefjes")

    def __str__(self) -> str:
        return str(self.page_id)


class HiddenItem(Orderable):
    """A page that the citywide editor keeps off the pegboard."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="hidden_items")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("pagina")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("verborgen briefje")
        verbose_name_plural = _("verborgen briefjes")

    def __str__(self) -> str:
        return str(self.page_id)


class StandardPage(WijkSectionPage):
    """A page of words: who we are, privacy, accessibility."""

    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)
    checked_on = models.DateField(
        _("nagekeken op"),
        null=True,
        blank=True,
        help_text=_("Staat onder aan de pagina, bijvoorbeeld bij toegankelijkheid."),
    )

    content_panels = [
        BasePage.title_panel,
        BasePage.summary_panel,
        FieldPanel("body"),
        BasePage.picture_panel,
        FieldPanel("checked_on", help_text=_("De dag waarop iemand deze tekst het laatst nakeek.")),
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage", "wijken.WijkPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")
