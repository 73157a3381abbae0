"""What is true of a place at once: plain rows with a key to its Dutch page.

Changed by `transitions` and `slot_transitions` alone, and valid in every language.
"""

import uuid
from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core import dates
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.spoken import SpokenHere
from wijken.enums import ActivityKind

from .enums import PlaceStatus, Weekday, YesNoUnknown
from .seasons import DayOfYearField, season_text, validate_season


class PlaceFacts(FuzzyDate):
    """What is true of a place at once, in every language. The date is since when."""

    place = models.OneToOneField("places.Place", on_delete=models.CASCADE, related_name="fact_row")
    status = models.CharField(
        _("toestand"), max_length=20, choices=PlaceStatus, default=PlaceStatus.UNKNOWN
    )
    address_line = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    city = models.CharField(_("plaats"), max_length=60, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    latitude = models.FloatField(_("breedtegraad"), null=True, blank=True)
    longitude = models.FloatField(_("lengtegraad"), null=True, blank=True)
    successor = models.ForeignKey(
        "places.Place",
        verbose_name=_("in plaats hiervan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
    )

    class Meta:
        verbose_name = _("feiten van een plek")
        verbose_name_plural = _("feiten van plekken")

    def __str__(self) -> str:
        return f"{self.place_id}: {self.get_status_display()}"

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude; of a closed place, and where one is missing, none."""
        if self.status == PlaceStatus.CLOSED or self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def address_text(self) -> str:
        """The address for people; nothing of a closed place."""
        if self.status == PlaceStatus.CLOSED:
            return ""
        return ", ".join(filter(None, [self.address_line, f"{self.postcode} {self.city}".strip()]))


class PlannedClosing(models.Model):
    """The day on which a place will close for good: announced, and still to be taken back.

    The clock closes the place on that day; all but the day and the successor is for editors.
    """

    place = models.OneToOneField(
        "places.Place", on_delete=models.CASCADE, related_name="planned_closing"
    )
    day = models.DateField(_("dicht vanaf"), db_index=True)
    successor = models.ForeignKey(
        "places.Place",
        verbose_name=_("in plaats hiervan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reden"), max_length=160)
    #: Keys of the activities that go along; what is gone by then stays behind.
    along = models.JSONField(default=list)

    class Meta:
        verbose_name = _("geplande sluiting")
        verbose_name_plural = _("geplande sluitingen")

    def __str__(self) -> str:
        return f"{self.place_id}: {self.day}"


class HoursException(models.Model):
    """Other hours, or closed, on a date. Rows of a date replace all weekly hours of that day."""

    place = models.ForeignKey("places.Place", on_delete=models.CASCADE, related_name="exceptions")
    date = models.DateField(_("datum"))
    opens = models.TimeField(_("open om"), null=True, blank=True)
    closes = models.TimeField(_("dicht om"), null=True, blank=True)
    reason = models.CharField(_("reden"), max_length=80, blank=True)
    #: What the days of one closure share.
    period = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("andere tijd")
        verbose_name_plural = _("andere tijden")
        ordering = ["date", "opens"]
        indexes = [models.Index(fields=["place", "date"], name="hours_exception_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | (Q(opens__isnull=False, closes__isnull=False) & ~Q(opens=F("closes"))),
                name="hours_exception_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.opens or _('dicht')}"

    @property
    def is_closed(self) -> bool:
        return self.opens is None


class Slot(SpokenHere):
    """Who sits at a place every week, at these times, and for what. Holidays and different hours
    of the place hold for it as well."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.CASCADE, related_name="slots")
    what = models.CharField(
        _("wat"), max_length=60, help_text=_("Bijvoorbeeld: spreekuur, taalles, repareren.")
    )
    organisation = models.CharField(_("van wie"), max_length=80, blank=True)
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=Weekday)
    opens = models.TimeField(_("begint om"))
    closes = models.TimeField(_("klaar om"))
    by_appointment = models.BooleanField(_("alleen op afspraak"), default=False)
    kind = models.CharField(
        _("soort"),
        max_length=10,
        choices=ActivityKind,
        blank=True,
        help_text=_("Zo vindt iemand dit in de agenda."),
    )
    free = models.CharField(
        _("gratis"), max_length=8, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    note = models.CharField(
        _("erbij"), max_length=120, blank=True, help_text=_("Bijvoorbeeld: neem uw brief mee.")
    )
    season_from = DayOfYearField(_("elk jaar vanaf"))
    season_to = DayOfYearField(_("elk jaar tot en met"))
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie past dit zelf aan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="slots",
        help_text=_("Een partner met een account. Die ziet alleen wat op de eigen naam staat."),
    )

    class Meta:
        verbose_name = _("spreekuur of les")
        verbose_name_plural = _("spreekuren en lessen")
        ordering = ["weekday", "opens", "what"]
        constraints = [
            models.CheckConstraint(condition=~Q(opens=F("closes")), name="slot_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.get_weekday_display()} {self.opens:%H.%M}–{self.closes:%H.%M}"

    def clean(self) -> None:
        super().clean()
        validate_season(season_from=self.season_from, season_to=self.season_to)

    @property
    def title(self) -> str:
        """What it is and whose: "Spreekuur (sociaal team)"."""
        what = self.what[:1].upper() + self.what[1:]
        return f"{what} ({self.organisation})" if self.organisation else what

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its place."""
        return f"wie-{self.key}"

    @property
    def hours_text(self) -> str:
        """ "13.30 – 16.00 uur"."""
        at_midnight = self.closes == time.min
        closes = dates.clock_face(24, 0) if at_midnight else dates.time_nl(self.closes)
        span = dates.span_text(dates.time_nl(self.opens), closes)
        return gettext("%(span)s uur") % {"span": span}

    @property
    def season_text(self) -> str:
        """The days of the year between which this holds; empty for all of the year."""
        return season_text(self.season_from, self.season_to)

    @property
    def cost_text(self) -> str:
        """What it costs. What is not known is never called free."""
        if self.free == YesNoUnknown.YES:
            return gettext("Gratis")
        if self.free == YesNoUnknown.NO:
            return gettext("Niet gratis. Vraag wat het kost.")
        return gettext("Niet bekend. Vraag het even.")


class SlotAbsence(models.Model):
    """A date on which a slot does not go ahead."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="absences")
    date = models.DateField(_("datum"))
    reason = models.CharField(_("reden"), max_length=80, blank=True)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["slot", "date"], name="slot_absence_once_a_date"),
        ]

    def __str__(self) -> str:
        return f"{self.slot_id}: {self.date}"


class SlotVersion(models.Model):
    """How often something changed that calendars know of a slot, and when last. Beside the slot,
    so that a form of it does not go stale by it."""

    slot = models.OneToOneField(Slot, on_delete=models.CASCADE, related_name="calendar_version")
    number = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.slot_id}: {self.number}"
