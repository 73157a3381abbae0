"""Who read a translation as a native speaker."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class NativeReading(models.Model):
    """A native speaker read one version of a translation: of a page or, without one, of the words
    of the site itself. For another version it says nothing."""

    page = models.OneToOneField(
        Page, null=True, on_delete=models.CASCADE, related_name="native_reading"
    )
    language = models.CharField(_("taal"), max_length=10)
    version = models.CharField(max_length=64)
    reader = models.CharField(_("naam van wie het las"), max_length=80)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_at = models.DateTimeField(_("gelezen op"))

    class Meta:
        verbose_name = _("gelezen vertaling")
        verbose_name_plural = _("gelezen vertalingen")
        constraints = [
            models.UniqueConstraint(
                fields=["language"],
                condition=models.Q(page=None),
                name="site_read_once_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.page_id or 'site'}"
