"""What every form of a resident leaves behind: one record, one reference, one key."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import AnswerWay

# Without I, L, O and Q: they look like other letters and figures.
REFERENCE_ALPHABET = "ABCDEFGHJKMNPRSTUVWXYZ"


def new_reference() -> str:
    """Eight random letters; the prefix of the site stands before it when shown."""
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _letter in range(8))


class Submission(models.Model):
    """The abstract parent of what residents send in.

    `key` comes with the empty form: sending it twice gives one record.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(
        _("nummer"), max_length=8, unique=True, default=new_reference, editable=False
    )
    created_at = models.DateTimeField(_("ontvangen"), auto_now_add=True, db_index=True)
    handled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True, editable=False)
    language = models.CharField(
        _("taal van het antwoord"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    via = models.CharField(_("binnengekomen via"), max_length=20, default="site", editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code

    @property
    def reference(self) -> str:
        """The number as people see it: "MBA-ABCDEFGH"."""
        from mijnbuurt.core.models import SiteSettings

        return f"{SiteSettings.load().reference_prefix}-{self.code}"


class AnswerableSubmission(Submission):
    """Something that a person waits for an answer to, in the way that person chose."""

    answer_way = models.CharField(_("antwoord"), max_length=6, choices=AnswerWay)
    name = models.CharField(_("naam"), max_length=100, blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    postal_address = models.TextField(_("adres"), max_length=300, blank=True)

    #: Columns that say who someone is; emptied when the time to keep them is over.
    PERSONAL_FIELDS: ClassVar[tuple[str, ...]] = ("name", "phone", "email", "postal_address")

    class Meta:
        abstract = True

    @property
    def reply_to(self) -> str:
        """Where the answer goes, in the chosen way; empty for who comes by."""
        where = {
            AnswerWay.PHONE: self.phone,
            AnswerWay.MAIL: self.email,
            AnswerWay.LETTER: self.postal_address,
        }
        return where.get(AnswerWay(self.answer_way), "")


class WorkedSubmission(AnswerableSubmission):
    """Something that colleagues decide on, and may write down for who told it."""

    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("genoteerd door"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    #: How many decisions were taken: one on an older turn comes too late.
    turn = models.PositiveIntegerField(default=0, editable=False)

    #: Where it is; a field of each kind of record.
    state: str

    class Meta:
        abstract = True

    @property
    def stamp(self) -> str:
        """What a form on it carries, to see whether a colleague decided in between."""
        return f"{self.state}-{self.turn}"


class PendingPhoto(models.Model):
    """A photo that came along with a form which is not accepted yet. Kept for a day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    photo = models.OneToOneField("photos.Photo", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("foto die wacht op het formulier")
        verbose_name_plural = _("foto's die wachten op het formulier")

    def __str__(self) -> str:
        return str(self.uuid)


class Limit(models.Model):
    """How often something happened in a window of time. One row a name and window."""

    name = models.CharField(max_length=120)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("teller")
        verbose_name_plural = _("tellers")
        constraints = [
            models.UniqueConstraint(fields=["name", "window_start"], name="limit_once_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"
