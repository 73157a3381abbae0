"""Messages of residents to the people of their wijk, and what every inbox of a wijk holds."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.cleaning import first_words
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.intake.models import AnswerableSubmission
from wijken.areas.models import Wijk


class InboxRecord(AnswerableSubmission):
    """The abstract parent of what lands in the inbox of a wijk; without a wijk in the citywide one.

    Private: the editors of that wijk read it, nobody else.
    """

    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    state = models.CharField(
        _("toestand"), max_length=10, choices=InboxState, default=InboxState.NEW, db_index=True
    )

    #: In these states the time to keep personal data runs.
    HANDLED_STATES: ClassVar[tuple[InboxState, ...]] = (InboxState.ANSWERED, InboxState.CLOSED)
    #: The template of the mail to the editors, and of the confirmation to the sender.
    EDITORS_MAIL: ClassVar[str]
    SENDER_MAIL: ClassVar[str]

    #: What the record says; a field of each kind of record.
    text: str

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    @property
    def wijk_name(self) -> str:
        return self.wijk.name if self.wijk else str(_("hele stad"))

    @property
    def opening(self) -> str:
        """The first words, fit for lists and mails."""
        return first_words(self.text)


class ContactMessage(InboxRecord):
    """A question or remark that came in with the contact form."""

    text = models.TextField(_("bericht"), max_length=4000)

    EDITORS_MAIL = "contact_new"
    SENDER_MAIL = "contact_received"

    class Meta(InboxRecord.Meta):
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
