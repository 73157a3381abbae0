"""A neighbourhood, and how it begins and ends."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from mijnbuurt.core.addresses import language_prefix
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.slugs import RESERVED
from mijnbuurt.core.words import readers_language

from .enums import Colour, Emblem, WijkState

#: A chain of successors is no longer than this.
MOST_STEPS = 10


class WijkQuerySet(models.QuerySet["Wijk"]):
    def open(self) -> "WijkQuerySet":
        """The wijken that one can choose: not those that were closed or merged."""
        return self.filter(state=WijkState.OPEN)


class Wijk(models.Model):
    """A neighbourhood. Everything that belongs to one refers here, in any language."""

    slug = models.SlugField(_("adres"), unique=True, editable=False, max_length=50)
    name = models.CharField(_("naam"), max_length=60)
    aliases = LinesField(_("andere namen"), default=list, blank=True)
    cbs_code = models.CharField(_("CBS-code"), max_length=12, blank=True)
    cbs_year = models.PositiveSmallIntegerField(_("jaar van de CBS-code"), null=True, blank=True)
    boundary = models.JSONField(_("grens (GeoJSON)"), null=True, blank=True)
    colour = models.CharField(_("kleur"), max_length=12, choices=Colour, default=Colour.KLEI)
    emblem = models.CharField(_("teken"), max_length=12, choices=Emblem, default=Emblem.HUIS)
    group = models.OneToOneField(
        Group, verbose_name=_("redactiegroep"), null=True, on_delete=models.PROTECT, editable=False
    )
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("map met foto's"),
        null=True,
        on_delete=models.PROTECT,
        editable=False,
    )

    #: Changed by `wijken.lifecycle.transitions` alone.
    state = models.CharField(
        _("toestand"), max_length=6, choices=WijkState, default=WijkState.OPEN, editable=False
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("ga verder bij"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    objects = WijkQuerySet.as_manager()

    class Meta:
        verbose_name = _("wijk")
        verbose_name_plural = _("wijken")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The address follows from the first name and stays when the name changes."""
        if not self.slug:
            self.slug = free_slug(self.name)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state == WijkState.OPEN

    @property
    def is_closed(self) -> bool:
        """Closed: its pages can be read and say where to go on. A merged one has none left."""
        return self.state == WijkState.CLOSED

    @property
    def leads_to(self) -> "Wijk | None":
        """The open wijk where one finds what this one was: itself, or where it went on."""
        wijk: Wijk | None = self
        for _step in range(MOST_STEPS):
            if wijk is None or wijk.is_open:
                return wijk
            wijk = wijk.successor
        return None

    @property
    def names(self) -> list[str]:
        return [self.name, *self.aliases]

    @property
    def url(self) -> str:
        """The address of the wijk in the active language."""
        return f"{language_prefix(readers_language())}wijken/{self.slug}/"


def free_slug(name: str) -> str:
    """A slug for a new wijk that no other one has: "de-hoek", "de-hoek-2"."""
    wanted = slugify(name)[:45] or "wijk"
    taken = set(Wijk.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [wanted, *numbered] if slug not in taken | RESERVED)
