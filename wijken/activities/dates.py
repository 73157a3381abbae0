"""The dates of an activity: plain rows beside its Dutch page, true at once in every language."""

from datetime import datetime

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.clock import local_date
from wijken.enums import FigurePrecision
from wijken.places.models import Place

from .enums import DayPart, OccurrenceState
from .querysets import OccurrenceQuerySet

NOON, EVENING = 12, 18
#: How hard a number of visitors can be.
COUNTED = [
    (kind.value, kind.label)
    for kind in (
        *(FigurePrecision.EXACT, FigurePrecision.ABOUT, FigurePrecision.MORE_THAN),
        *(FigurePrecision.ALMOST, FigurePrecision.TENS),
    )
]


def day_part_of(moment: datetime) -> DayPart:
    """Morning until noon, evening from six o'clock, on the clock here."""
    hour = timezone.localtime(moment).hour
    if hour < NOON:
        return DayPart.MORNING
    return DayPart.AFTERNOON if hour < EVENING else DayPart.EVENING


class Occurrence(models.Model):
    """One date of an activity. `rule_date` is the day the rule gave; moving leaves it as it was."""

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.CASCADE, related_name="occurrences"
    )
    rule_date = models.DateField(_("dag volgens de regel"), editable=False)
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("klaar"))
    local_date = models.DateField(_("dag"), db_index=True, editable=False)
    day_part = models.CharField(
        _("deel van de dag"), max_length=7, choices=DayPart, blank=True, editable=False
    )
    state = models.CharField(
        _("toestand"), max_length=11, choices=OccurrenceState, default=OccurrenceState.GOES_AHEAD
    )
    reason = models.CharField(_("reden"), max_length=120, blank=True)
    moved_from = models.DateTimeField(_("was eerst"), null=True, blank=True)
    venue = models.ForeignKey(
        Place,
        verbose_name=_("andere plek"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    place_words = models.CharField(_("waar, in woorden"), max_length=120, blank=True)
    #: How many people came: a number with how hard it is, or "tientallen" without a number.
    visitors = models.PositiveIntegerField(_("hoeveel bezoekers"), null=True, blank=True)
    visitors_precision = models.CharField(
        _("hoe precies is dat"), max_length=9, choices=COUNTED, blank=True
    )
    #: Whether the rule as it is now published has this day, and for a date that nobody changed
    #: this time. It is not, of dates that were over when the rule changed.
    by_rule = models.BooleanField(default=True, editable=False)
    #: What does not go ahead stands on top of its day.
    day_order = models.GeneratedField(
        expression=Case(When(state=OccurrenceState.CANCELLED, then=Value(0)), default=Value(1)),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

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
        indexes = [
            models.Index(fields=["ends_at", "starts_at"], name="occurrence_coming"),
            models.Index(
                fields=["local_date", "day_order", "starts_at"], name="occurrence_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.local_date}"

    @cached_property
    def title(self) -> str:
        return self.activity.title

    @property
    def wijk(self) -> object:
        return self.activity.home_wijk

    @property
    def repeat_text(self) -> str:
        return self.activity.repeat_text

    @property
    def cost_text(self) -> str:
        return self.activity.cost_text

    @property
    def sign_up_on_paper(self) -> str:
        return self.activity.sign_up_on_paper

    @property
    def url(self) -> str:
        """The address of this one date."""
        return f"{self.activity.url}{self.rule_date.isoformat()}/"

    @property
    def words_language(self) -> str:
        return self.activity.words_language

    @property
    def is_cancelled(self) -> bool:
        return self.state == OccurrenceState.CANCELLED

    @property
    def is_online(self) -> bool:
        return self.state == OccurrenceState.ONLINE

    @property
    def has_own_place(self) -> bool:
        """Whether it is somewhere else than the activity always is."""
        return bool(self.venue_id or self.place_words)

    @property
    def state_label(self) -> str:
        if self.state == OccurrenceState.MOVED and self.has_own_place:
            return str(_("andere tijd en plek"))
        return self.get_state_display()

    @property
    def place(self) -> Place | None:
        """The place where it is; None where words alone say it."""
        return self.venue if self.has_own_place else self.activity.source.venue

    @property
    def place_text(self) -> str:
        """Where it is: the name of the place, else the words."""
        if not self.has_own_place:
            return self.activity.place_text
        return self.venue.title if self.venue else self.place_words

    def set_times(self, starts_at: datetime, ends_at: datetime) -> None:
        """Put it at other moments, with all that follows from them."""
        self.starts_at, self.ends_at = starts_at, ends_at
        self.local_date, self.day_part = local_date(starts_at), day_part_of(starts_at)


class CalendarVersion(models.Model):
    """How often something changed that calendars know of an activity, and when last.

    A fact beside the page: publishing an older version of the page must not turn it back.
    """

    activity = models.OneToOneField(
        "activities.Activity", on_delete=models.CASCADE, related_name="calendar_version"
    )
    number = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.number}"
