"""Requests for a reporter, and to whom they were offered."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.dates import NBSP, day_nl, time_nl
from mijnbuurt.intake.cleaning import first_words
from mijnbuurt.intake.models import WorkedSubmission
from reporters.enums import Skill
from reporters.models import Reporter
from wijken.areas.models import Wijk

from .enums import Answer, AssignmentKind, AssignmentState


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def claimed_by(self, reporter: Reporter) -> "AssignmentQuerySet":
        """The jobs that this reporter does, from the yes until the story is online."""
        return self.filter(claimed_by=reporter, state__in=Assignment.AT_WORK)

    def open_for(self, reporter: Reporter) -> "AssignmentQuerySet":
        """The jobs that this reporter was asked for and may still take."""
        asked = Offer.objects.filter(reporter=reporter, answer=Answer.NONE)
        return self.filter(state__in=Assignment.SEEKING, offers__in=asked)

    def other_halves(self, job: "Assignment") -> "AssignmentQuerySet":
        """The other jobs of the same request."""
        whole = job.part_of_id or job.pk
        return self.filter(Q(pk=whole) | Q(part_of=whole)).exclude(pk=job.pk)

    def reasons(self, keys: Iterable[int]) -> dict[int, str]:
        """Why these ended without a story, as long as that is kept."""
        ended = self.filter(pk__in=keys).exclude(ended_because="")
        return dict(ended.values_list("pk", "ended_because"))

    def in_order(self) -> "AssignmentQuerySet":
        """What comes first on top; without a day last."""
        return self.order_by(models.F("starts_at").asc(nulls_last=True), "created_at")


class Assignment(WorkedSubmission):
    """A request to cover something. Who asked and who can be called is for its reporter, the
    coordinator and the editors of its wijk only."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    what = models.TextField(_("wat"), max_length=2000)
    when_text = models.CharField(_("wanneer, in woorden"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("wanneer"), null=True, blank=True, db_index=True)
    #: Whether the time of the day is known; else `starts_at` is the start of the day.
    has_time = models.BooleanField(_("tijd bekend"), default=False)
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("plek"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    where = models.CharField(_("waar"), max_length=200, blank=True)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    wants_photo = models.BooleanField(_("foto's"), default=False)
    wants_text = models.BooleanField(_("een verhaal"), default=False)
    contact_on_spot = models.CharField(_("aanspreekpunt ter plekke"), max_length=200, blank=True)
    kind = models.CharField(
        _("soort"), max_length=10, choices=AssignmentKind, default=AssignmentKind.OTHER
    )
    about = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina waar het over gaat"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("toestand"),
        max_length=10,
        choices=AssignmentState,
        default=AssignmentState.DRAFT,
        db_index=True,
        editable=False,
    )
    #: Until when reporters may answer; after that the coordinator looks for someone.
    answer_by = models.DateTimeField(_("antwoord voor"), null=True, blank=True, editable=False)
    claimed_by = models.ForeignKey(
        Reporter,
        verbose_name=_("reporter"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    claimed_at = models.DateTimeField(_("aangenomen"), null=True, blank=True, editable=False)
    story = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("verhaal"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_at = models.DateTimeField(_("online sinds"), null=True, blank=True, editable=False)
    #: Why it does not go ahead, or why no story came of it.
    ended_because = models.CharField(_("waarom"), max_length=300, blank=True, editable=False)
    #: What whoever asked by telephone still has to hear: the state that came about.
    call_about = models.CharField(
        _("nog te bellen over"),
        max_length=10,
        choices=AssignmentState,
        blank=True,
        editable=False,
    )
    #: The other half, when one reporter took the photos and someone else must write.
    part_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="parts",
    )

    #: Here a yes is still welcome.
    SEEKING: ClassVar = (AssignmentState.OFFERED, AssignmentState.NOBODY_FREE)
    #: Here a reporter is on it.
    AT_WORK: ClassVar = (AssignmentState.CLAIMED, AssignmentState.DELIVERED)
    #: Here nothing happens any more.
    ENDED: ClassVar = (
        AssignmentState.PUBLISHED,
        AssignmentState.DONE,
        AssignmentState.CANCELLED,
    )

    PERSONAL_FIELDS = (*WorkedSubmission.PERSONAL_FIELDS, "contact_on_spot")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("klus")
        verbose_name_plural = _("klussen")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(wants_photo=True) | Q(wants_text=True),
                name="assignment_wants_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["claimed", "delivered"], claimed_by__isnull=False)
                | ~Q(state__in=["claimed", "delivered"]),
                name="assignment_at_work_has_a_reporter",
            ),
        ]

    @property
    def opening(self) -> str:
        """The first words, fit for lists and mails: no number or mail address in them."""
        return first_words(self.what)

    @property
    def wanted_skills(self) -> tuple[str, ...]:
        wanted = {Skill.PHOTO: self.wants_photo, Skill.TEXT: self.wants_text}
        return tuple(skill for skill, is_wanted in wanted.items() if is_wanted)

    @property
    def where_name(self) -> str:
        """The known place or what was typed."""
        return self.place.title if self.place else self.where

    @property
    def wants(self) -> str:
        """What is asked, in words."""
        if self.wants_photo and self.wants_text:
            return gettext("foto's en een verhaal")
        return gettext("foto's") if self.wants_photo else gettext("een verhaal")

    @property
    def when(self) -> str:
        """The day and time where they are known, else what was typed."""
        if self.starts_at is None:
            return self.when_text or gettext("nog niet bekend")
        if not self.has_time:
            return day_nl(self.starts_at)
        moment = {"day": day_nl(self.starts_at), "time": time_nl(self.starts_at)}
        text = gettext("%(day)s, %(time)s uur") % moment
        return text.replace(" uur", f"{NBSP}uur")

    @property
    def is_forgotten(self) -> bool:
        """Whether the clock has emptied it: then nobody is told or called any more."""
        return not self.what


class Offer(models.Model):
    """One reporter was asked for one job."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="offers")
    reporter = models.ForeignKey(Reporter, on_delete=models.PROTECT, related_name="offers")
    offered_at = models.DateTimeField(_("gevraagd"))
    answer = models.CharField(
        _("antwoord"), max_length=4, choices=Answer, default=Answer.NONE, editable=False
    )
    answered_at = models.DateTimeField(_("geantwoord"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("vraag aan een reporter")
        verbose_name_plural = _("vragen aan reporters")
        ordering = ["offered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "reporter"], name="offer_once_a_reporter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.reporter}"
