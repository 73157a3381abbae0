"""The agenda. The rule is typed in local time and may be a draft; occurrences are plain rows
with UTC instants, made from the published Dutch page, changed one by one by `transitions`."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from mijnbuurt.core import clock
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import WijkContentPage, WijkSectionPage
from wijken.places.enums import YesNoUnknown
from wijken.places.models import Place

from .calendar import (
    by_day,
    first_of_month,
    last_of_month,
    month_or_404,
    next_month,
    previous_month,
    weeks_of,
)
from .enums import ActivityKind, Audience, OccurrenceState, Repeat
from .forms import AgendaFilter
from .json_ld import event_data
from .querysets import OccurrenceQuerySet
from .recurrence import Rule, repeat_text

SHOWN_DATES = 8


class AgendaPage(RoutablePageMixin, WijkSectionPage):
    """All activities of the city, or (below a wijk) of one wijk: coming dates, and a month."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "activities/agenda_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["activities.Activity"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("agenda")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        filters = self.filled_in(AgendaFilter, request)
        values = filters.values()
        coming = self._occurrences().coming(context["now"]).filtered(values)
        page_obj = paginate(coming.with_activity(), request, per_page=25)
        in_readers_language(row.activity for row in page_obj)
        context.update(
            filters=filters,
            active=bool(values),
            page_obj=page_obj,
            days=by_day(page_obj),
            month=first_of_month(clock.local_date(context["now"])),
        )
        return context

    @path("<int:year>/<int:month>/", name="month")
    def month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        """All dates of one month; days outside what a calendar knows answer 404."""
        first = month_or_404(year, month)
        found = self._occurrences().between(first, last_of_month(first)).with_activity()
        occurrences = list(found)
        in_readers_language(row.activity for row in occurrences)
        context = super().get_context(request) | {
            "first": first,
            "weeks": weeks_of(first, by_day(occurrences)),
            "previous": previous_month(first),
            "next": next_month(first),
        }
        return TemplateResponse(request, "activities/agenda_month.html", context)

    def _occurrences(self) -> OccurrenceQuerySet:
        occurrences = Occurrence.objects.public()
        return occurrences.in_wijk(self.wijk) if self.wijk else occurrences


class Activity(RoutablePageMixin, WijkContentPage, FuzzyDate):
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
    repeat = models.CharField(_("hoe vaak"), max_length=8, choices=Repeat, default=Repeat.ONCE)
    last_date = models.DateField(_("laatste datum"), null=True, blank=True)
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
    organiser = models.CharField(_("van wie"), max_length=120, blank=True)
    good_to_know = LinesField(_("goed om te weten"), default=list, blank=True)

    content_panels = [
        BasePage.title_panel,
        MultiFieldPanel(
            [
                FieldPanel("first_date"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                FieldRowPanel([FieldPanel("repeat"), FieldPanel("last_date")]),
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
        """When it falls; None while the first date is not known."""
        if self.first_date is None:
            return None
        return Rule(self.repeat, self.first_date, self.last_date)

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

    def clean(self) -> None:
        super().clean()
        if self.last_date and self.first_date and self.last_date < self.first_date:
            raise ValidationError({"last_date": _("De laatste datum ligt voor de eerste.")})

    def publication_obstacles(self) -> list[str]:
        if self.first_date and not self.starts:
            return [str(_("Vul eerst in hoe laat het begint."))]
        return super().publication_obstacles()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        coming = list(self.source.occurrences.coming(clock.now())[:SHOWN_DATES])
        for occurrence in coming:
            occurrence.activity = self
        self.shown = next(iter(coming), None)
        context = super().get_context(request, *args, **kwargs)
        context.update(occurrence=self.shown, occurrences=coming, is_one_date=False)
        return context

    @path("<isodate:day>/", name="date")
    def date(self, request: HttpRequest, day: date) -> HttpResponse:
        """One date of the activity at an address of its own."""
        occurrence = get_object_or_404(self.source.occurrences, rule_date=day)
        occurrence.activity = self
        self.shown = occurrence
        context = super().get_context(request) | {"occurrence": occurrence, "is_one_date": True}
        return TemplateResponse(request, self.template, context)

    def json_ld(self) -> dict[str, object] | None:
        """The date on the page (the next one, or the one asked for) as an Event."""
        return event_data(self, self.shown) if self.shown else None


class Occurrence(models.Model):
    """One date of an activity. `rule_date` is the day the rule gave; moving leaves it as it was."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences")
    rule_date = models.DateField(_("dag volgens de regel"), editable=False)
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("klaar"))
    local_date = models.DateField(_("dag"), db_index=True, editable=False)
    state = models.CharField(
        _("toestand"), max_length=10, choices=OccurrenceState, default=OccurrenceState.GOES_AHEAD
    )
    reason = models.CharField(_("reden"), max_length=120, blank=True)
    moved_from = models.DateTimeField(_("was eerst"), null=True, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("datum")
        verbose_name_plural = _("data")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "rule_date"], name="occurrence_once_a_rule_date"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="occurrence_coming")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.local_date}"

    @cached_property
    def title(self) -> str:
        return self.activity.title

    @property
    def wijk(self) -> object:
        return self.activity.home_wijk

    @property
    def url(self) -> str:
        """The address of this one date."""
        return f"{self.activity.url}{self.rule_date.isoformat()}/"

    @property
    def words_language(self) -> str:
        return self.activity.words_language

    @property
    def state_label(self) -> str:
        return self.get_state_display()

    @property
    def place_text(self) -> str:
        return self.activity.place_text
