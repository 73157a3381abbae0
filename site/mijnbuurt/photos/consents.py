"""What people on a photo, or the parent of a child, said to it. Plain rows, valid at once."""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .storage import evidence_path, photo_storage

if TYPE_CHECKING:
    from .models import Photo


class Consent(models.Model):
    """One yes or no, for the photos it is linked to. Without the site among its purposes it is a
    no. Changed by `transitions` alone; the clock ends it on its day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    photos: "models.ManyToManyField[Photo, models.Model]" = models.ManyToManyField(
        "photos.Photo", related_name="consents", blank=True
    )
    name = models.CharField(_("van wie?"), max_length=100, blank=True)
    is_guardian = models.BooleanField(_("ouder of voogd, voor een kind"), default=False)
    given_on = models.DateField(_("gegeven op"))
    for_web = models.BooleanField(_("op deze site"), default=False)
    for_print = models.BooleanField(_("op papier"), default=False)
    for_social = models.BooleanField(_("op sociale media"), default=False)
    ends_on = models.DateField(_("geldt tot en met"), null=True, blank=True)
    number = models.CharField(_("nummer"), max_length=12, blank=True)
    note = models.CharField(_("hoe weten wij dit?"), max_length=200, blank=True)
    evidence = models.ImageField(
        _("foto van het formulier"), storage=photo_storage, upload_to=evidence_path, blank=True
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("vastgelegd door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("vastgelegd op"))
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    ended_at = models.DateTimeField(_("afgelopen op"), null=True, blank=True)
    #: Since when no photo is left that it is about; the clock counts from there.
    unused_since = models.DateTimeField(null=True, blank=True, editable=False)
    was_used = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name or self.number or str(self.pk)

    @property
    def is_broken(self) -> bool:
        """Whether this person said no, took the yes back, or its time is over."""
        return not self.for_web or self.withdrawn_at is not None or self.ended_at is not None

    def is_valid_on(self, today: date) -> bool:
        """As `is_broken`, but exact to the day."""
        is_over = self.ends_on is not None and self.ends_on < today
        return not self.is_broken and not is_over
