"""What goes with the cases of an inbox: what was written and done, and who else can help."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from mijnbuurt.core.lines import LinesField
from wijken.areas.models import Wijk

from .enums import EntryKind
from .words import words_of


class CaseEntry(models.Model):
    """A note, an answer or a step in a case. Rows are added and never changed; they go with the
    record. `key` comes with the form, so that a double tap adds one."""

    record_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(_("soort"), max_length=10, choices=EntryKind)
    text = models.TextField(_("tekst"), max_length=4000, blank=True)
    detail = models.CharField(_("van of naar wie"), max_length=140, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("aantekening bij een zaak")
        verbose_name_plural = _("aantekeningen bij zaken")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "key"], name="case_entry_once_a_form"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


def texts_of(keys: Iterable[int]) -> dict[int, str]:
    """What entries say, by key, as far as they are still kept."""
    return dict(CaseEntry.objects.filter(pk__in=keys).values_list("pk", "text"))


class Partner(models.Model):
    """An organisation that may get a copy of a message, without who sent it."""

    name = models.CharField(_("naam"), max_length=100)
    email = models.EmailField(_("e-mailadres"))
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("alleen in wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Laat leeg als elke wijk deze partner kan kiezen."),
    )

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RepairDesk(models.Model):
    """Where one kind of complaint or repair belongs, and the words by which it is recognised."""

    subject = models.CharField(
        _("onderwerp"), max_length=60, help_text=_("Bijvoorbeeld: een lantaarn.")
    )
    words = LinesField(
        _("woorden"),
        default=list,
        help_text=_(
            "Een woord op elke regel, ook het meervoud: lantaarn, lantaarns."
            " Hoofdletters en accenten maken niet uit."
        ),
    )
    name = models.CharField(
        _("loket"), max_length=80, help_text=_("Bijvoorbeeld: gemeente, meldpunt.")
    )
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    address_line = models.CharField(_("adres"), max_length=120, blank=True)
    url = models.URLField(_("site"), blank=True)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("alleen in wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Laat leeg als dit loket voor de hele stad is."),
    )

    class Meta:
        verbose_name = _("loket voor meldingen")
        verbose_name_plural = _("loketten voor meldingen")
        ordering = ["subject", "name"]

    def __str__(self) -> str:
        return f"{self.subject}: {self.name}"

    def clean(self) -> None:
        if not self.phone and not self.address_line and not self.url:
            raise ValidationError(
                {"phone": _("Vul een telefoonnummer, adres of site in. Anders helpt dit niemand.")}
            )
        bare = [word for word in self.words if not words_of(word)]
        if bare:
            raise ValidationError({"words": _("Hier staat een regel zonder letters of cijfers.")})

    @property
    def line(self) -> str:
        """The desk and how to reach it: "gemeente, meldpunt, 14 000"."""
        return ", ".join(part for part in (self.name, self.phone, self.address_line) if part)
