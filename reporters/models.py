"""The volunteers who take photos and write for the wijken."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .enums import Skill


class ReporterQuerySet(models.QuerySet["Reporter"]):
    def active(self) -> "ReporterQuerySet":
        """Those who can sign in."""
        return self.filter(user__is_active=True).select_related("user")

    def with_skill(self, *skills: str) -> "ReporterQuerySet":
        """Those who can do at least one of these."""
        wanted = Q()
        if Skill.PHOTO in skills:
            wanted |= Q(takes_photos=True)
        if Skill.TEXT in skills:
            wanted |= Q(writes=True)
        return self.filter(wanted)

    def available_on(self, day: date) -> "ReporterQuerySet":
        """Those who did not say "even niet" for this local day."""
        return self.filter(Q(away_until=None) | Q(away_until__lt=day))


class Reporter(models.Model):
    """A volunteer. Signs in at the reporters' desk and never enters the admin."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        related_name="reporter",
    )
    takes_photos = models.BooleanField(_("maakt foto's"), default=False)
    writes = models.BooleanField(_("schrijft"), default=False)
    byline = models.CharField(
        _("naam op de site"),
        max_length=80,
        help_text=_("Zo staat het onder een verhaal of foto: “Fons” of “Fons de Vries”."),
    )
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    away_until = models.DateField(_("even niet, tot en met"), null=True, blank=True)

    objects = ReporterQuerySet.as_manager()

    class Meta:
        verbose_name = _("wijkreporter")
        verbose_name_plural = _("wijkreporters")
        ordering = ["byline"]
        constraints = [
            models.CheckConstraint(
                condition=Q(takes_photos=True) | Q(writes=True), name="reporter_has_a_skill"
            ),
        ]

    def __str__(self) -> str:
        return self.byline

    @property
    def first_name(self) -> str:
        """How someone who asked for a reporter hears of this one."""
        return self.user.first_name or self.byline.split()[0]

    def has_skill(self, skill: str) -> bool:
        return {Skill.PHOTO: self.takes_photos, Skill.TEXT: self.writes}[Skill(skill)]

    def is_away_on(self, day: date) -> bool:
        return self.away_until is not None and day <= self.away_until
