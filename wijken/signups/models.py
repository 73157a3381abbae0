"""Who comes along to which date of an activity. Private: the public page shows numbers only."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.models import Submission
from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Activity
from wijken.areas.models import Wijk

from .enums import GONE, News, SignUpState

TOLD_STATES = [*OccurrenceState.choices, (GONE, _("staat niet meer in de agenda"))]


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Which sign-ups."""

    def of_date(self, activity_key: UUID, day: date) -> "SignUpQuerySet":
        return self.filter(activity_key=activity_key, rule_date=day)

    def active(self) -> "SignUpQuerySet":
        """With a place or on the waiting list."""
        return self.exclude(state=SignUpState.CANCELLED)

    def coming(self, now: datetime) -> "SignUpQuerySet":
        """For a date that is not over yet."""
        return self.filter(ends_at__gt=now)

    def to_call(self, now: datetime) -> "SignUpQuerySet":
        """Of who has no mail address and still has to hear something; afterwards it is no use."""
        return self.coming(now).exclude(to_call="")


class SignUp(Submission):
    """One person, with whoever comes along, for one date of an activity.

    A date is known by the key of its activity and the day that the rule gave it: rows of the
    agenda are made anew, and a page may be deleted, while a sign-up stays. `starts_at`, `ends_at`
    and the columns that begin with `told` say what this person was told last.
    """

    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activiteit"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="sign_ups",
    )
    activity_key = models.UUIDField(editable=False)
    rule_date = models.DateField(_("dag volgens de regel"), editable=False)
    title = models.CharField(_("activiteit"), max_length=255, editable=False)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="sign_ups",
    )
    people = models.PositiveSmallIntegerField(_("aantal mensen"), default=1)
    name = models.CharField(_("naam"), max_length=100, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    remark = models.CharField(_("opmerking"), max_length=300, blank=True)
    state = models.CharField(
        _("toestand"), max_length=9, choices=SignUpState, default=SignUpState.PLACED
    )
    starts_at = models.DateTimeField(_("begint"), editable=False)
    ends_at = models.DateTimeField(_("klaar"), editable=False, db_index=True)
    told_state = models.CharField(max_length=11, choices=TOLD_STATES, editable=False)
    told_place = models.CharField(max_length=130, blank=True, editable=False)
    #: What somebody without a mail address still has to hear, by telephone.
    to_call = models.CharField(_("bellen"), max_length=7, choices=News, blank=True, editable=False)
    to_call_since = models.DateTimeField(null=True, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("genoteerd door"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: Any = SignUpQuerySet.as_manager()

    #: Columns that say who someone is; emptied some time after the date.
    PERSONAL_FIELDS = ("name", "email", "phone", "remark")

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(people__gte=1), name="sign_up_of_people"),
        ]
        indexes = [
            models.Index(fields=["activity_key", "rule_date", "state"], name="sign_up_of_date"),
        ]

    @property
    def is_placed(self) -> bool:
        return bool(self.state == SignUpState.PLACED)

    @property
    def is_waiting(self) -> bool:
        return bool(self.state == SignUpState.WAITING)

    @property
    def is_cancelled(self) -> bool:
        return bool(self.state == SignUpState.CANCELLED)

    @property
    def is_off(self) -> bool:
        """Whether the date does not take place, as far as this person was told."""
        return self.told_state in (GONE, OccurrenceState.CANCELLED)

    @property
    def news_stamp(self) -> str:
        """What there is to tell by telephone, to see whether it was something else meanwhile."""
        when = self.starts_at.isoformat()
        return "|".join((self.to_call, self.told_state, when, self.told_place))

    @property
    def place_in_line(self) -> int:
        """The number on the waiting list."""
        before = SignUp.objects.of_date(self.activity_key, self.rule_date)
        return int(before.filter(state=SignUpState.WAITING, pk__lte=self.pk).count())
