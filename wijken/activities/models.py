"""The agenda. The rule is typed in local time and may be a draft; occurrences are plain rows
with UTC instants, made from the published Dutch page, changed one by one by `transitions`."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.pages import BasePage
from wijken.areas.models import WijkContentPage
from wijken.places.enums import YesNoUnknown
from wijken.places.models import Place

from .enums import ActivityKind, Audience, OccurrenceState, Repeat


class AgendaPage(BasePage):
    """All activities of the city, or (below a wijk) of one wijk."""

    is_structural = True
    template = "activities/agenda_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["activities.Activity"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("agenda")


class Activity(WijkContentPage, FuzzyDate):
    """Something to do. The fuzzy date is for activities of long ago that have no dates of their own."""

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
    good_to_know = models.JSONField(_("goed om te weten"), default=list, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("audience")]),
        MultiFieldPanel(
            [
                FieldPanel("first_date"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                FieldRowPanel([FieldPanel("repeat"), FieldPanel("last_date")]),
            ],
            _("Wanneer"),
        ),
        MultiFieldPanel([FieldPanel("venue"), FieldPanel("place_words")], _("Waar")),
        MultiFieldPanel(
            [FieldPanel("free"), FieldPanel("price_text"), FieldPanel("sign_up_text")], _("Meedoen")
        ),
        FieldPanel("organiser"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("place_words"),
    ]
    template = "activities/activity_page.html"
    parent_page_types = ["activities.AgendaPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def public(self) -> "OccurrenceQuerySet":
        """Occurrences of activities that anyone may read; nothing of a draft."""
        return self.filter(activity__in=Activity.objects.public().values("pk"))

    def coming(self, now: datetime) -> "OccurrenceQuerySet":
        """Occurrences that are not over yet, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def between(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Occurrences that begin on one of these local days, both ends included."""
        return self.filter(local_date__range=(first, last)).order_by("starts_at", "pk")

    def in_wijk(self, wijk: object) -> "OccurrenceQuerySet":
        return self.filter(activity__in=Activity.objects.in_wijk(wijk).values("pk"))

    def with_activity(self) -> "OccurrenceQuerySet":
        """With all that a list row shows, in one query."""
        return self.select_related("activity__home_wijk", "activity__venue", "activity__photo")


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
    def state_label(self) -> str:
        return self.get_state_display()
