"""Dates that are only partly known: "juli 2019", "rond kerst 2021", "22 juli 2021"."""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin

from .enums import DatePrecision


class FuzzyDate(models.Model):
    """A date as people know it: words, how exact it is, and a day only to sort by."""

    date_words = models.CharField(
        _("wanneer, in woorden"),
        max_length=60,
        blank=True,
        help_text=_("Bijvoorbeeld: juli 2019, of: rond kerst 2021."),
    )
    date_precision = models.CharField(
        _("hoe precies"), max_length=8, choices=DatePrecision, default=DatePrecision.DAY
    )
    date_sort = models.DateField(
        _("dag om op te sorteren"),
        null=True,
        blank=True,
        help_text=_("Bezoekers zien deze dag alleen als de datum op de dag precies is."),
    )

    class Meta:
        abstract = True

    #: All of the date, for the form of a page.
    panel = MultiFieldPanel(
        [
            FieldPanel("date_words"),
            FieldRowPanel([FieldPanel("date_sort"), FieldPanel("date_precision")]),
        ],
        _("Datum"),
    )

    @property
    def date_text(self) -> str:
        """The date for people: the words, else as much of the sorting day as is really known."""
        if self.date_words:
            return self.date_words
        if self.date_sort is None:
            return ""
        patterns = {DatePrecision.DAY: "j F Y", DatePrecision.MONTH: "F Y"}
        return date_format(self.date_sort, patterns.get(DatePrecision(self.date_precision), "Y"))

    @property
    def date_iso(self) -> str:
        """The date for machines, as exact as it is known: "2019-07-09", "2019-07", "2019"."""
        if self.date_sort is None:
            return ""
        lengths = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7}
        length = lengths.get(DatePrecision(self.date_precision), 4)
        return self.date_sort.isoformat()[:length]


class Moment(TranslatableMixin, Orderable, FuzzyDate):
    """A step on a time line; whose it is, a key of the class below says."""

    text = models.CharField(_("wat gebeurde er?"), max_length=200)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        verbose_name = _("moment")
        verbose_name_plural = _("momenten")

    def __str__(self) -> str:
        return self.text
