"""The index of all that anyone may read, and what editors keep to make it find more.

An index of our own, in plain tables: the same words, the same order and the same answers on every
database. Rows of the index are made by `search.indexing` alone and hold nothing that is not online.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.core.lines import LinesField
from wijken.areas.models import Wijk

from .enums import Kind
from .text import MAX_LETTERS, words_in


class Entry(models.Model):
    """A page in one language, as the search knows it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    dutch = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=12, choices=Kind)
    wijk = models.ForeignKey(Wijk, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=255)
    folded_title = models.CharField(max_length=255)
    #: The day of news, publications and what was long ago; what is newer stands higher.
    day = models.DateField(null=True)
    #: What it counts against others of its kind, in hundredths; less for what is over or closed.
    worth = models.PositiveSmallIntegerField(default=100)
    #: Tells whether anything changed since these rows were made.
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("zoekregel")
        verbose_name_plural = _("zoekregels")
        indexes = [models.Index(fields=["language", "kind"], name="search_entry_kind")]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word as it is written on a page of this language, with its stem."""

    language = models.CharField(max_length=10)
    text = models.CharField(max_length=MAX_LETTERS)
    folded = models.CharField(max_length=MAX_LETTERS, db_index=True)
    stem = models.CharField(max_length=MAX_LETTERS, db_index=True)

    class Meta:
        verbose_name = _("woord")
        verbose_name_plural = _("woorden")
        constraints = [
            models.UniqueConstraint(fields=["language", "text"], name="search_word_once")
        ]

    def __str__(self) -> str:
        return self.text


class Posting(models.Model):
    """That a word stands on a page, and how much it says about it."""

    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("vindplaats")
        verbose_name_plural = _("vindplaatsen")
        constraints = [
            models.UniqueConstraint(fields=["word", "entry"], name="search_posting_once")
        ]

    def __str__(self) -> str:
        return f"{self.word_id}: {self.entry_id}"


class SynonymGroup(models.Model):
    """Words that mean the same to who searches: "afval" also finds "vuilnis"."""

    words = LinesField(
        _("woorden die hetzelfde betekenen"),
        default=list,
        help_text=_("Zet elk woord op een eigen regel: afval, vuilnis. Enkelvoud is genoeg."),
    )

    class Meta:
        verbose_name = _("groep met synoniemen")
        verbose_name_plural = _("synoniemen")
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    def clean(self) -> None:
        super().clean()
        apart = list(dict.fromkeys(" ".join(words_in(line)) for line in self.words))
        if any(" " in word for word in apart):
            raise ValidationError({"words": _("Zet op elke regel één woord, zonder spatie.")})
        self.words = [word for word in apart if word]
        if len(self.words) < 2:
            raise ValidationError({"words": _("Vul twee of meer woorden in.")})


class PromotedResult(models.Model):
    """A page that stands first for who asks this, because an editor knows that it is meant."""

    words = LinesField(
        _("bij deze zoekwoorden"),
        default=list,
        help_text=_("Zet elke zoekvraag op een eigen regel. Meer woorden mag: idee insturen."),
    )
    page = models.ForeignKey(
        Page, verbose_name=_("pagina"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("aanrader")
        verbose_name_plural = _("aanraders")
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    def clean(self) -> None:
        super().clean()
        self.words = [line for line in self.words if words_in(line)]
        if not self.words:
            raise ValidationError({"words": _("Vul ten minste één zoekvraag in.")})


class MissedTerm(models.Model):
    """What several people searched for in vain. Says nothing of who they are."""

    words = models.CharField(_("gezocht"), max_length=100, unique=True)
    times = models.PositiveIntegerField(_("hoe vaak"))
    last_on = models.DateField(_("laatst op"))

    class Meta:
        verbose_name = _("woord zonder resultaat")
        verbose_name_plural = _("woorden zonder resultaat")
        ordering = ["-times", "-last_on"]

    def __str__(self) -> str:
        return self.words


class AskedInVain(models.Model):
    """How often something was asked in vain, under a mark from which nobody reads the words."""

    mark = models.CharField(max_length=32, unique=True)
    times = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("zoekvraag zonder resultaat")
        verbose_name_plural = _("zoekvragen zonder resultaat")

    def __str__(self) -> str:
        return self.mark
