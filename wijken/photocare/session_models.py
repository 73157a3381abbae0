"""Asking for a yes on the spot: a moment with a code to scan, and the answers that came in."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.intake.models import Submission, new_reference
from mijnbuurt.photos.models import Consent
from wijken.areas.models import Wijk


class ConsentSession(models.Model):
    """Someone takes photos somewhere. Who scans the code answers, and gets a number in order."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: Stands in the address that people scan or type.
    code = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    title = models.CharField(_("waar bent u?"), max_length=100)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(_("begonnen"))
    closes_at = models.DateTimeField(_("antwoorden kan tot"))
    last_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("moment waarop wij toestemming vragen")
        verbose_name_plural = _("momenten waarop wij toestemming vragen")
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def is_open(self, now: datetime) -> bool:
        return now < self.closes_at


class ConsentAnswer(Submission):
    """One answer on one phone, and the number that its giver shows to who takes the photos."""

    session = models.ForeignKey(ConsentSession, on_delete=models.PROTECT, related_name="answers")
    consent = models.OneToOneField(Consent, on_delete=models.CASCADE, related_name="answer")
    number = models.PositiveIntegerField(_("nummer"))
    email = models.EmailField(_("e-mailadres"), blank=True)
    #: When the giver was told that there are photos to see.
    told_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("antwoord op de vraag om toestemming")
        verbose_name_plural = _("antwoorden op de vraag om toestemming")
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="consent_number_once"),
        ]
