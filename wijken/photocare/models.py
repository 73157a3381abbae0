"""Requests of people who found themselves on a photo."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.intake.models import Submission
from mijnbuurt.photos.models import Photo

from .enums import TakedownState
from .session_models import ConsentAnswer, ConsentSession

__all__ = ["ConsentAnswer", "ConsentSession", "Takedown"]


class Takedown(Submission):
    """Someone asked for a photo to be taken away. Who it was, nobody asked.

    `hid` says whether that took the photo away at once. `visitor` is a name for the connection, to
    know misuse by; it says nothing without the key of the site.
    """

    photo = models.ForeignKey(Photo, null=True, on_delete=models.SET_NULL, related_name="takedowns")
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(
        _("toestand"),
        max_length=10,
        choices=TakedownState,
        default=TakedownState.OPEN,
        db_index=True,
    )
    text = models.TextField(_("toelichting"), max_length=1000, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    hid = models.BooleanField(_("meteen weggehaald"), default=True)
    visitor = models.CharField(max_length=32, blank=True)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("besloten door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("verzoek om een foto weg te halen")
        verbose_name_plural = _("verzoeken om een foto weg te halen")
        ordering = ["created_at", "pk"]
