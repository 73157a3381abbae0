"""Activities as residents offer them: private until an editor makes a page of one."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.dates import NBSP, day_nl, span
from mijnbuurt.intake.cleaning import first_words
from mijnbuurt.intake.enums import AnswerWay, InboxState
from wijken.activities.enums import Audience
from wijken.activities.models import Activity
from wijken.contact.models import InboxRecord
from wijken.places.enums import YesNoUnknown
from wijken.places.models import Place

from .enums import Outcome
from .reading import moments


class Offer(InboxRecord):
    """An activity that somebody would like to see in the agenda."""

    title = models.CharField(_("hoe het heet"), max_length=80)
    text = models.TextField(_("wat er te doen is"), max_length=2000)
    day = models.DateField(_("dag"), null=True, blank=True)
    how_often = models.CharField(_("hoe vaak"), max_length=120, blank=True)
    starts = models.TimeField(_("begint om"), null=True, blank=True)
    ends = models.TimeField(_("klaar om"), null=True, blank=True)
    place = models.ForeignKey(
        Place,
        verbose_name=_("plek"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    where = models.CharField(_("waar"), max_length=120)
    audience = models.CharField(_("voor wie"), max_length=10, choices=Audience)
    free = models.CharField(_("gratis"), max_length=8, choices=YesNoUnknown)
    price_text = models.CharField(_("wat het kost"), max_length=80, blank=True)
    activity = models.OneToOneField(
        Activity,
        verbose_name=_("in de agenda"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    outcome = models.CharField(
        _("besluit"), max_length=9, choices=Outcome, blank=True, editable=False
    )

    #: Answering a question decides nothing: an offer waits until it is closed.
    OPEN_STATES = (InboxState.NEW, InboxState.SEEN, InboxState.ANSWERED)
    HANDLED_STATES = (InboxState.CLOSED,)
    EDITORS_MAIL = "offer_new"
    SENDER_MAIL = "offer_received"

    class Meta(InboxRecord.Meta):
        verbose_name = _("aangemelde activiteit")
        verbose_name_plural = _("aangemelde activiteiten")

    @property
    def opening(self) -> str:
        return first_words(self.title)

    @property
    def shared_text(self) -> str:
        return "\n\n".join((self.title, self.text, self.when, self.where))

    @property
    def told_state(self) -> InboxState:
        """Once decided, hearing of it is the end."""
        return InboxState.CLOSED if self.outcome else InboxState.ANSWERED

    @property
    def when(self) -> str:
        """The day or the words for it, and the time."""
        days = ", ".join(part for part in (self.how_often, day_nl(self.day)) if part)
        if self.starts is None:
            return days
        times = span(self.starts, self.ends)
        text = str(_("%(day)s, %(time)s uur")) % {"day": days, "time": times}
        return text.replace(" uur", f"{NBSP}uur")

    @property
    def cost(self) -> str:
        """What it costs. What is not known is never called free."""
        if self.free == YesNoUnknown.NO:
            return self.price_text
        return str(_("Gratis")) if self.free == YesNoUnknown.YES else str(_("Nog niet bekend"))

    @property
    def decision(self) -> str:
        """What became of it, in words."""
        return self.get_outcome_display() if self.outcome else str(_("nog niet besloten"))

    @property
    def task(self) -> str:
        """What there is to do; empty when nothing is."""
        if not self.is_open:
            return ""
        if self.outcome == Outcome.WITHDRAWN:
            return str(_("uit de agenda halen"))
        if self.outcome:
            return super().task if self.answer_way == AnswerWay.PHONE else str(_("afronden"))
        return str(_("publiceren")) if self.activity_id else str(_("beslissen"))

    def moments(self, now: datetime) -> list[datetime]:
        """When it begins, as far as that can be read for sure."""
        return moments(self.day, self.how_often, self.starts, now)
