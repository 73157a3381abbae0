"""The agenda. The rule is typed in local time and may be a draft; occurrences are plain rows
with UTC instants, made from the published Dutch page, changed one by one by `transitions`."""

from datetime import date
from types import SimpleNamespace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from mijnbuurt.core import clock
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.spoken import Spoken, SpokenField, spoken
from wijken.areas.models import WijkContentPage
from wijken.places.enums import YesNoUnknown
from wijken.places.models import Place
from wijken.places.overview import AccessItem, access_items

from .agenda import AgendaPage
from .calendar_links import links_of
from .dates import CalendarVersion, Occurrence
from .enums import ActivityKind, Audience, SignUpUntil
from .json_ld import event_data
from .page_forms import ActivityForm, RulePanel
from .posters import OnPaper
from .recurrence import Rule, parse
from .skipping import skipped_name
from .wording import repeat_text

__all__ = ["Activity", "AgendaPage", "CalendarVersion", "Occurrence"]

SHOWN_DATES = 8
MOST_PLACES = 1000


class Activity(OnPaper, RoutablePageMixin, WijkContentPage, FuzzyDate):
    """Something to do. The fuzzy date is for those of long ago, without dates of their own."""

    kind = models.CharField(_("soort"), max_length=10, choices=ActivityKind, default="coffee")
    audience = models.CharField(_("voor wie"), max_length=10, choices=Audience, default="everyone")
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)
    venue = models.ForeignKey(
        Place,
        verbose_name=_("plek"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
    )
    place_words = models.CharField(
        _("waar, als de plek er niet bij staat"), max_length=120, blank=True
    )
    first_date = models.DateField(_("datum (of eerste datum)"), null=True, blank=True)
    starts = models.TimeField(_("begint om"), null=True, blank=True)
    ends = models.TimeField(_("klaar om"), null=True, blank=True)
    recurrence = models.CharField(_("herhaling"), max_length=120, blank=True, editable=False)
    skip_holidays = models.BooleanField(_("niet op feestdagen"), default=False)
    skip_school_holidays = models.BooleanField(_("niet in schoolvakanties"), default=False)
    free = models.CharField(
        _("gratis"), max_length=8, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    price_text = models.CharField(_("wat kost het"), max_length=80, blank=True)
    sign_up_text = models.CharField(
        _("aanmelden"),
        max_length=120,
        blank=True,
        help_text=_("Leeg: aanmelden hoeft niet. Anders: hoe iemand zich aanmeldt."),
    )
    sign_up_here = models.BooleanField(_("mensen melden zich aan op deze site"), default=False)
    places = models.PositiveSmallIntegerField(
        _("hoeveel plekken zijn er elke keer"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
        help_text=_("Leeg: iedereen kan mee."),
    )
    has_waiting_list = models.BooleanField(_("met een wachtlijst als het vol is"), default=True)
    sign_up_until = models.PositiveSmallIntegerField(
        _("tot wanneer kan iemand zich aanmelden"),
        choices=SignUpUntil,
        default=SignUpUntil.START,
    )
    step_free = models.CharField(
        _("zonder drempel"),
        max_length=8,
        choices=YesNoUnknown,
        default=YesNoUnknown.UNKNOWN,
        help_text=_("Niet bekend: wat bij de plek staat."),
    )
    toilet = models.CharField(
        _("toilet voor rolstoel"),
        max_length=8,
        choices=YesNoUnknown,
        default=YesNoUnknown.UNKNOWN,
    )
    spoken_languages = SpokenField(_("welke talen spreken wij daar"))
    organiser = models.CharField(_("van wie"), max_length=120, blank=True)
    good_to_know = LinesField(_("goed om te weten"), default=list, blank=True)

    content_panels = [
        BasePage.title_panel,
        RulePanel(
            [
                FieldPanel("first_date"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                FieldPanel("repeat"),
                FieldPanel("weekdays"),
                FieldRowPanel([FieldPanel("last_date"), FieldPanel("count")]),
                FieldRowPanel([FieldPanel("skip_holidays"), FieldPanel("skip_school_holidays")]),
            ],
            _("Wanneer"),
            help_text=_("Komt het vaker? Vul de eerste datum in; de site maakt de andere."),
        ),
        MultiFieldPanel([FieldPanel("venue"), FieldPanel("place_words")], _("Waar")),
        BasePage.summary_panel,
        FieldPanel("body"),
        BasePage.picture_panel,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")]),
        MultiFieldPanel(
            [FieldPanel("free"), FieldPanel("price_text"), FieldPanel("sign_up_text")], _("Meedoen")
        ),
        MultiFieldPanel(
            [
                FieldPanel("sign_up_here"),
                FieldRowPanel([FieldPanel("places"), FieldPanel("sign_up_until")]),
                FieldPanel("has_waiting_list"),
                FieldPanel("people_hear"),
            ],
            _("Aanmelden op de site"),
            help_text=_("Bewoners melden zich aan zonder account. Bellen kan dan ook."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("toilet")]),
                FieldPanel("spoken_languages", help_text=_("Leeg: Nederlands.")),
            ],
            _("Voor iedereen te doen"),
            classname="collapsed",
        ),
        FieldPanel("organiser", help_text=_("Wie dit doet: een bewoner, vereniging of BIC.")),
        FieldPanel("good_to_know"),
        MultiFieldPanel(
            FuzzyDate.panel.children,
            _("Wanneer het was"),
            help_text=_("Alleen voor wat lang geleden was en hierboven geen datum heeft."),
            classname="collapsed",
        ),
        BasePage.reading_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("place_words"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("recurrence"),
    ]
    base_form_class = ActivityForm
    template = "activities/activity_page.html"
    parent_page_types = ["activities.AgendaPage"]
    subpage_types: list[str] = []
    reported_as = "activity"
    #: The date that the page is about, once it is known.
    shown: "Occurrence | None" = None

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")

    @property
    def kind_label(self) -> str:
        return self.get_kind_display()

    @property
    def audience_text(self) -> str:
        return self.get_audience_display()

    @property
    def repeat_text(self) -> str:
        """The rule in words: "Elke dinsdag"; empty for what happens once."""
        rule = self.source.rule
        return repeat_text(rule) if rule else ""

    @property
    def rule(self) -> Rule | None:
        """When it falls; None while the first date is not known, or for a text that is no rule."""
        if self.first_date is None:
            return None
        try:
            return parse(self.recurrence, self.first_date)
        except ValueError:
            return None

    def days_between(self, first: date, last: date) -> list[date]:
        """The days of the rule from one up to and including another, but those that it skips."""
        days = self.rule.dates(first, last) if self.rule else []
        skips = (self.skip_holidays, self.skip_school_holidays)
        return [day for day in days if not skipped_name(day, *skips)] if any(skips) else days

    @property
    def place_text(self) -> str:
        """Where it is: the name of the place, else the words."""
        return self.source.venue.title if self.source.venue else self.place_words

    @property
    def cost_text(self) -> str:
        """What it costs. What is not known is never called free."""
        if self.free == YesNoUnknown.YES:
            return str(_("Gratis"))
        return self.price_text or str(_("Niet bekend. Vraag het even."))

    @property
    def sign_up_words(self) -> str:
        """How to sign up; empty where nobody needs to."""
        if self.sign_up_text or not self.source.sign_up_here:
            return self.sign_up_text
        return str(_("Dat kan op deze site."))

    @property
    def spoken(self) -> list[Spoken]:
        """The languages that one can speak there; that it is in Dutch alone needs no saying."""
        codes = self.source.spoken_languages
        return [] if codes == [settings.LANGUAGE_CODE] else spoken(codes)

    def access(self, place: Place | None) -> list[AccessItem]:
        """How to get in at this place: what the page says, else what the place says. Nothing,
        where neither says anything."""
        values = {name: getattr(self.source, name) for name in ("step_free", "toilet")}
        for name, value in values.items():
            if value == YesNoUnknown.UNKNOWN and place:
                values[name] = getattr(place, name)
        is_known = set(values.values()) != {YesNoUnknown.UNKNOWN}
        return access_items(SimpleNamespace(bus="", **values)) if is_known else []

    def clean(self) -> None:
        super().clean()
        if self.first_date and self.rule is None:
            raise ValidationError(_("Zo kan een activiteit niet terugkomen."))

    def publication_obstacles(self) -> list[str]:
        if self.first_date and not self.starts:
            return [str(_("Vul eerst in hoe laat het begint."))]
        return super().publication_obstacles()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        found = self.source.occurrences.coming(clock.now()).select_related("venue")
        coming = list(found[:SHOWN_DATES])
        for occurrence in coming:
            occurrence.activity = self
        self.shown = next(iter(coming), None)
        context = super().get_context(request, *args, **kwargs)
        context.update(occurrences=coming, **self._facts_of(self.shown))
        return context

    @path("<isodate:day>/", name="date")
    def date(self, request: HttpRequest, day: date) -> HttpResponse:
        """One date of the activity at an address of its own."""
        rows = self.source.occurrences.select_related("venue")
        occurrence = get_object_or_404(rows, rule_date=day)
        occurrence.activity = self
        self.shown = occurrence
        context = super().get_context(request) | self._facts_of(occurrence)
        return TemplateResponse(request, self.template, context | {"is_one_date": True})

    def _facts_of(self, occurrence: Occurrence | None) -> dict[str, object]:
        """What the page says of the date that it shows."""
        place = occurrence.place if occurrence else self.source.venue
        return {
            "occurrence": occurrence,
            "access": self.access(place),
            "links": links_of(self, occurrence),
        }

    def json_ld(self) -> dict[str, object] | None:
        """The date on the page (the next one, or the one asked for) as an Event."""
        return event_data(self, self.shown) if self.shown else None
