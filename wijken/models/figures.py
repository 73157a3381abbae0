"""Numbers that stay as exact as they were counted."""

from decimal import Decimal

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from wijken.areas.models import Wijk
from wijken.enums import FigurePrecision

WORDS = {
    FigurePrecision.EXACT: "{value}",
    FigurePrecision.ABOUT: _("ongeveer {value}"),
    FigurePrecision.MORE_THAN: _("ruim {value}"),
    FigurePrecision.ALMOST: _("bijna {value}"),
    FigurePrecision.TENS: _("tientallen"),
    FigurePrecision.AT_LEAST: _("ten minste {value}"),
    FigurePrecision.BETWEEN: _("{value} tot {value_to}"),
    FigurePrecision.DERIVED: "{value}",
}


class Figure(models.Model):
    """A number with its precision, year and source, of a wijk or (without one) of the city."""

    label = models.CharField(_("wat is geteld?"), max_length=120)
    value = models.DecimalField(_("getal"), max_digits=12, decimal_places=2, null=True, blank=True)
    value_to = models.DecimalField(_("tot"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("eenheid"), max_length=60, blank=True)
    precision = models.CharField(
        _("hoe hard?"), max_length=10, choices=FigurePrecision, default=FigurePrecision.EXACT
    )
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    source = models.CharField(_("bron"), max_length=160, blank=True)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
    )
    project = models.ForeignKey(
        "wijken.Project",
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="figures",
    )

    class Meta:
        verbose_name = _("cijfer")
        verbose_name_plural = _("cijfers")
        ordering = [models.F("year").desc(nulls_last=True), "label"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(precision="tens"),
                name="figure_has_value_or_is_tens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"

    @property
    def number_text(self) -> str:
        """The number with its precision in words: "bijna 100"."""
        pattern = str(WORDS[FigurePrecision(self.precision)])
        return pattern.format(value=_number(self.value), value_to=_number(self.value_to))

    @property
    def text(self) -> str:
        return f"{self.number_text} {self.unit}".strip()


def _number(value: Decimal | None) -> str:
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return number_format(value, decimal_pos=0 if whole else None, force_grouping=True)
