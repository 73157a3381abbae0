"""What every form of a resident leaves behind: one record, one reference, one key."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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
        _("taal van het antwoord"), max_length=2, choices=settings.LANGUAGES, default="nl"
    )
    via = models.CharField(_("binnengekomen via"), max_length=20, default="site", editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code


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
