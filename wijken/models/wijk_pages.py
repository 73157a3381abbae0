"""The page of a wijk, and the page that lists them."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.spoken import SpokenHere
from wijken.areas.citymap.drawing import draw
from wijken.areas.models import Wijk, takes_new_pages


class WijkIndexPage(BasePage):
    """All wijken."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "wijken/wijk_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["wijken.WijkPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van wijken")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        open_wijken = Wijk.objects.open()
        pages = WijkPage.objects.public().filter(wijk__in=open_wijken)
        context["pages"] = pages.select_related("wijk").order_by("title")
        context["wijken"] = [page.wijk for page in context["pages"]]
        context["city_map"] = draw(context["wijken"])
        return context


class WijkPage(RoutablePageMixin, BasePage):
    """What a resident needs to know about the own wijk. One a wijk and language."""

    wijk = models.ForeignKey(
        Wijk, verbose_name=_("wijk"), on_delete=models.PROTECT, related_name="pages", editable=False
    )
    help_line = models.TextField(
        _("waar kan ik terecht?"),
        max_length=300,
        help_text=_("Een of twee zinnen. Deze regel is nooit leeg."),
    )
    priorities_note = models.CharField(_("bij de punten"), max_length=300, blank=True)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)

    content_panels = [
        BasePage.title_panel,
        FieldPanel("help_line"),
        BasePage.summary_panel,
        InlinePanel("team", label=_("persoon of rol"), heading=_("Het wijkteam")),
        InlinePanel("priorities", label=_("punt"), heading=_("Hier werken wij aan")),
        FieldPanel("priorities_note"),
        InlinePanel("welcome_items", label=_("tip"), heading=_("Nieuw in de wijk")),
        FieldPanel("body"),
        BasePage.picture_panel,
        BasePage.reading_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("help_line"),
        index.SearchField("names"),
    ]
    is_structural = True
    read_with = ("photo", "wijk")
    read_without = ("wijk__boundary",)
    takes_new_pages = takes_new_pages
    promote_panels = BasePage.panels_without_address
    template = "wijken/wijk_page.html"
    parent_page_types = ["wijken.WijkIndexPage"]
    subpage_types = [
        "news.NewsIndexPage",
        "activities.AgendaPage",
        "initiatives.InitiativeIndexPage",
        "places.Place",
        "wijken.Project",
        "wijken.Publication",
        "home.StandardPage",
    ]

    class Meta:
        verbose_name = _("wijkpagina")
        verbose_name_plural = _("wijkpagina's")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(help_line=""), name="wijk_page_has_help_line"
            ),
        ]

    @property
    def names(self) -> str:
        """What people call the wijk and the parts of it, for the search."""
        areas = [name for area in self.wijk.areas.all() for name in (area.name, *area.aliases)]
        return ", ".join([self.wijk.name, *self.wijk.aliases, *areas])

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from wijken import overview  # reads these models

        context = super().get_context(request, *args, **kwargs)
        context.update(overview.wijk_context(self, context["now"]))
        return context

    @path("welkom/", name="welcome")
    def welcome(self, request: HttpRequest) -> HttpResponse:
        """One sheet to print for who is new in the wijk."""
        from wijken import overview  # reads these models

        context = super().get_context(request) | overview.welcome_context(self)
        return TemplateResponse(request, "wijken/welcome_page.html", context)

    def json_ld(self) -> dict[str, object]:
        return {
            "@type": "Place",
            "name": self.title,
            "alternateName": self.wijk.aliases,
            "description": self.summary,
            "url": self.full_url,
        }


class TeamMember(TranslatableMixin, Orderable, SpokenHere):
    """A role in the team of a wijk. A vacant role is shown as an empty brick."""

    page = ParentalKey(WijkPage, on_delete=models.CASCADE, related_name="team")
    role = models.CharField(_("rol"), max_length=80)
    organisation = models.CharField(_("organisatie"), max_length=120, blank=True)
    tasks = models.CharField(_("waarvoor"), max_length=160, blank=True)
    name = models.CharField(_("naam"), max_length=80, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    vacant = models.BooleanField(_("er is nu niemand"), default=False)

    override_translatable_fields = [SynchronizedField("name"), SynchronizedField("phone")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("persoon of rol")
        verbose_name_plural = _("personen en rollen")

    def __str__(self) -> str:
        return self.name or self.role

    @cached_property
    def face(self) -> str:
        """The Dutch role, by which an icon is found."""
        return self.role

    def say_as(self, translated: "TeamMember", language: str) -> None:
        """Take the words of a translation of this row, to show and not to save."""
        self.face = self.role
        self.words_language = language
        for name in ("role", "organisation", "tasks"):
            setattr(self, name, getattr(translated, name))


class Priority(TranslatableMixin, Orderable):
    """Something the team works at, in plain words."""

    page = ParentalKey(WijkPage, on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(_("punt"), max_length=80)
    text = models.TextField(_("uitleg"), max_length=400, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("punt")
        verbose_name_plural = _("punten")

    def __str__(self) -> str:
        return self.title


class WelcomeItem(TranslatableMixin, Orderable):
    """A tip on the sheet "Nieuw in de wijk"."""

    page = ParentalKey(WijkPage, on_delete=models.CASCADE, related_name="welcome_items")
    title = models.CharField(_("tip"), max_length=80)
    text = models.TextField(_("uitleg"), max_length=400, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("tip")
        verbose_name_plural = _("tips")

    def __str__(self) -> str:
        return self.title
