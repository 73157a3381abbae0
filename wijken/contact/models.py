"""Messages of residents to the people of their wijk, and what every inbox of a wijk holds."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.intake.cleaning import first_words
from mijnbuurt.intake.enums import AnswerWay, InboxState
from mijnbuurt.intake.models import WorkedSubmission
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk

from .cases import CaseEntry, Partner, RepairDesk
from .enums import TASKS

__all__ = ["CaseEntry", "ContactMessage", "InboxRecord", "Partner", "RepairDesk"]


class InboxRecord(WorkedSubmission):
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
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opgepakt door"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    entries = GenericRelation("contact.CaseEntry", "record_id", "record_type")

    #: In these states someone waits for an answer.
    OPEN_STATES: ClassVar[tuple[InboxState, ...]] = (InboxState.NEW, InboxState.SEEN)
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

    @property
    def shared_text(self) -> str:
        """All that a partner may read of it."""
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN_STATES

    @property
    def task(self) -> str:
        """What there is to do: "bellen". Empty when nobody waits any more."""
        return str(TASKS[AnswerWay(self.answer_way)]) if self.is_open else ""

    @property
    def told_state(self) -> InboxState:
        """Where it goes once the sender heard from us."""
        return InboxState.ANSWERED

    @property
    def owner_name(self) -> str:
        return name_of(self.owner) if self.owner else ""

    def follow_wijk(self) -> None:
        """What moves along when another wijk takes the record over."""


def name_of(user: User) -> str:
    """How colleagues and residents know an editor; never the mail address."""
    return user.get_full_name() or str(_("de redactie"))


class ContactMessage(InboxRecord):
    """A question or remark that came in with the contact form."""

    text = models.TextField(_("bericht"), max_length=4000)

    EDITORS_MAIL = "contact_new"
    SENDER_MAIL = "contact_received"

    class Meta(InboxRecord.Meta):
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
