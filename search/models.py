"""The index of all that anyone may read, and what editors keep to make it find more.

An index of our own, in plain tables: the same words, the same order and the same answers on every
database. Rows of the index are made by `search.index` alone and hold nothing that is not online.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wijken.areas.models import Wijk

from .enums import Kind
from .text import MAX_LETTERS


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
