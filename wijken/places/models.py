"""Places where residents walk in or play.

Words and weekly hours live on the page and may be a draft. What must be true at once (status,
address, exceptions) is a plain row with a key to the Dutch page; `transitions` changes it.
"""

from functools import cached_property

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.core import clock
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import Moment
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.spoken import SpokenHere
from mijnbuurt.core.words import in_readers_language
from wijken.areas.citymap.streets import allow_images, streets_of
from wijken.areas.models import WijkContentManager, WijkContentPage

from .enums import PlaceKind, PlaceStatus, Weekday, YesNoUnknown
from .facts import (
    HoursException,
    PlaceFacts,
    PlannedClosing,
    Slot,
    SlotAbsence,
    SlotVersion,
)
from .forms import PlaceFilter
from .querysets import PlaceQuerySet
from .seasons import DayOfYearField, season_text, validate_season

__all__ = [
    "HoursException",
    "OpeningHours",
    "Place",
    "PlaceFacts",
    "PlaceHistory",
    "PlaceIndexPage",
    "PlannedClosing",
    "Slot",
    "SlotAbsence",
    "SlotVersion",
]


class PlaceIndexPage(BasePage):
    """ "Binnenlopen": every place in the city."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "places/place_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["places.Place"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van plekken")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from . import overview  # reads these models
        from .doings import Doings
        from .map import on_map

        context = super().get_context(request, *args, **kwargs)
        filters = PlaceFilter(request.GET)
        values = filters.values()
        found = Place.objects.public().filtered(values)
        doings, chosen = Doings(found), values.get("doen", "")
        if chosen:
            found = found.filter(pk__in=doings.at(chosen))
        first, more = doings.chips(chosen)
        places = overview.with_facts(found.in_list_order())
        page_obj = paginate(places, request)
        in_readers_language(page_obj)
        rows, city_map = on_map(overview.today(page_obj, context["now"]))
        context.update(
            filters=filters,
            active=bool(values.keys() - {"doen"}),
            doings=first,
            more_doings=more,
            chosen=chosen,
            page_obj=page_obj,
            places=rows,
            city_map=city_map,
            streets=streets_of(city_map),
        )
        return context

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if streets := response.context_data["streets"]:
            allow_images(response, streets)
        return response


class Place(WijkContentPage):
    """A BIC, wijkcentrum, other meeting place or play spot."""

    kind = models.CharField(_("soort"), max_length=16, choices=PlaceKind, default=PlaceKind.BIC)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)
    status_text = models.CharField(
        _("toelichting"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: nieuw sinds 2019.")
    )
    can_do = LinesField(_("wat kunt u hier doen?"), default=list, blank=True)
    step_free = models.CharField(
        _("zonder drempel"), max_length=8, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    toilet = models.CharField(
        _("toilet voor rolstoel"), max_length=8, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    bus = models.CharField(
        _("bushalte en lijn"),
        max_length=120,
        blank=True,
        help_text=_("Bijvoorbeeld: halte Kerkplein, lijn 2."),
    )
    show_first = models.BooleanField(
        _("eerste plek van de wijk"),
        default=False,
        help_text=_("Deze plek staat met de openingstijden boven aan de pagina van de wijk."),
    )

    objects = WijkContentManager.from_queryset(PlaceQuerySet)()

    content_panels = [
        BasePage.title_panel,
        FieldPanel("kind"),
        InlinePanel("hours", label=_("openingstijd"), heading=_("Vaste openingstijden")),
        BasePage.summary_panel,
        FieldPanel("can_do"),
        FieldPanel("body"),
        BasePage.picture_panel,
        MultiFieldPanel(["step_free", "toilet", "bus"], _("Bereikbaar")),
        "status_text",
        "show_first",
        InlinePanel("history", label=_("moment"), heading=_("Geschiedenis")),
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "places/place_page.html"
    parent_page_types = ["wijken.WijkPage", "places.PlaceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")

    @cached_property
    def facts(self) -> "PlaceFacts":
        """Status and address; those of the Dutch page, whichever language this page is in."""
        try:
            return self.source.fact_row
        except PlaceFacts.DoesNotExist:
            return PlaceFacts(place=self.source)

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @property
    def status(self) -> str:
        return self.facts.status

    @property
    def status_label(self) -> str:
        return self.facts.get_status_display()

    @property
    def address_text(self) -> str:
        return self.facts.address_text

    @property
    def phone(self) -> str:
        return "" if self.status == PlaceStatus.CLOSED else self.facts.phone

    @property
    def public_successor(self) -> "Place | None":
        """The place that came instead, once anyone may read about it."""
        successor = self.facts.successor
        return successor if successor and successor.is_public else None

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        from . import overview  # reads these models
        from .planned import planned_closing_of
        from .slots import slots_of

        context = super().get_context(request, *args, **kwargs)
        hours = overview.hours_now(self, context["now"])
        closing = planned_closing_of(self)
        successor = closing.successor if closing else self.public_successor
        [successor] = in_readers_language([successor]) or [None]
        context.update(
            state=hours.state,
            week=hours.week,
            slots=slots_of(self, clock.local_date(context["now"]), hours.different),
            facts=self.facts,
            access_items=overview.access_items(self),
            successor=successor,
            closing=closing,
        )
        for hook in hooks.get_hooks("construct_place_context"):
            hook(context, self)
        return context

    def json_ld(self) -> dict[str, object]:
        from .json_ld import place_data  # reads these models

        return place_data(self, clock.now())


class OpeningHours(TranslatableMixin, Orderable, SpokenHere):
    """Open on a weekday between two local times; a closing before the opening is past midnight."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=Weekday)
    opens = models.TimeField(_("open om"))
    closes = models.TimeField(_("dicht om"))
    by_appointment = models.BooleanField(_("alleen op afspraak"), default=False)
    note = models.CharField(_("erbij"), max_length=80, blank=True)
    season_from = DayOfYearField(_("elk jaar vanaf"))
    season_to = DayOfYearField(_("elk jaar tot en met"))

    panels = [
        "weekday",
        FieldRowPanel(["opens", "closes"]),
        "by_appointment",
        "note",
        FieldRowPanel(["season_from", "season_to"]),
        "languages",
    ]
    override_translatable_fields = [SynchronizedField(f"season_{end}") for end in ("from", "to")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("openingstijd")
        verbose_name_plural = _("openingstijden")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H.%M}–{self.closes:%H.%M}"

    @property
    def season_text(self) -> str:
        """The days of the year between which this holds; empty for all of the year."""
        return season_text(self.season_from, self.season_to)

    def clean(self) -> None:
        super().clean()
        validate_season(season_from=self.season_from, season_to=self.season_to)


class PlaceHistory(Moment):
    """A moment in the life of a place."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="history")
