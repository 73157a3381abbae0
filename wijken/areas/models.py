"""Where things are: wijken, the buurten and streets in them, and which postcodes lead there."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page

from mijnbuurt.core.addresses import language_prefix
from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.listing import FilterForm
from mijnbuurt.core.pages import BasePage, PublicPageManager, PublicPageQuerySet
from mijnbuurt.core.slugs import RESERVED

from .enums import AreaKind, Colour, Emblem, ShowingState
from .panels import ShowingPanel

postcode_validator = RegexValidator(r"^[1-9]\d{3}[A-Z]{2}$", _("Vul een postcode in als 1234AB."))


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
    def url(self) -> str:
        """The address of the wijk in the active language."""
        return f"{language_prefix(get_language() or settings.LANGUAGE_CODE)}wijken/{self.slug}/"


def free_slug(name: str) -> str:
    """A slug for a new wijk that no other one has: "de-hoek", "de-hoek-2"."""
    wanted = slugify(name)[:45] or "wijk"
    taken = set(Wijk.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [wanted, *numbered] if slug not in taken | RESERVED)


class Area(models.Model):
    """A buurt or street in a wijk. A street that two wijken share is there twice."""

    wijk = models.ForeignKey(Wijk, on_delete=models.PROTECT, related_name="areas")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    kind = models.CharField(_("soort"), max_length=6, choices=AreaKind)
    name = models.CharField(_("naam"), max_length=80)
    aliases = LinesField(_("andere namen"), default=list, blank=True)

    class Meta:
        verbose_name = _("buurt of straat")
        verbose_name_plural = _("buurten en straten")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["wijk", "kind", "name"], name="area_name_once_a_wijk"),
        ]

    def __str__(self) -> str:
        return self.name


class PostcodeRange(models.Model):
    """Postcodes that lie in a wijk, from `start` up to and including `end` ("9404AA")."""

    wijk = models.ForeignKey(Wijk, on_delete=models.PROTECT, related_name="postcodes")
    start = models.CharField(_("van"), max_length=6, validators=[postcode_validator])
    end = models.CharField(_("tot en met"), max_length=6, validators=[postcode_validator])

    class Meta:
        verbose_name = _("postcodes")
        verbose_name_plural = _("postcodes")
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="postcode_range_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} – {self.end}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def current(self, now: datetime) -> "NoticeQuerySet":
        """Notices that stand on the site at this moment."""
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def for_wijk(self, wijk: Wijk | None) -> "NoticeQuerySet":
        """Notices for everyone and, with a wijk, its own."""
        return self.filter(Q(wijk=None) | Q(wijk=wijk)) if wijk else self.filter(wijk=None)


class Notice(models.Model):
    """A short message on top of every page, or of every page of one wijk. It ends by itself."""

    text = models.CharField(_("tekst"), max_length=200)
    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("alleen in wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notices",
    )
    starts_at = models.DateTimeField(_("vanaf"), default=timezone.now)
    ends_at = models.DateTimeField(_("tot"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("mededeling")
        verbose_name_plural = _("mededelingen")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="notice_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class AlsoShown(models.Model):
    """A Dutch page of one wijk that also stands in the lists of another, once that wijk accepts.

    A fact, not a draft: changed by `wijken.showing.transitions` alone. Once a page and wijk; who
    asks again finds the row of before.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="also_shown")
    wijk = models.ForeignKey(
        Wijk, verbose_name=_("wijk"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        _("toestand"), max_length=9, choices=ShowingState, default=ShowingState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("voorgesteld door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("voorgesteld op"), default=timezone.now)
    #: When the other wijk heard of it: at once, or when the page came online.
    told_at = models.DateTimeField(_("gemeld op"), null=True, blank=True)
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    reason = models.CharField(_("reden"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ook te zien in")
        verbose_name_plural = _("ook te zien in")
        constraints = [
            models.UniqueConstraint(fields=["page", "wijk"], name="also_shown_once_a_wijk"),
        ]
        indexes = [models.Index(fields=["wijk", "state"], name="also_shown_of_wijk")]

    def __str__(self) -> str:
        return str(self.wijk)


class WijkContentQuerySet(PublicPageQuerySet):
    """Pages that belong to a wijk or to the whole city."""

    def in_wijk(self, wijk: Wijk) -> "WijkContentQuerySet":
        """Pages of this wijk, and pages of another that this wijk shows as well."""
        shown = AlsoShown.objects.filter(
            page_id=OuterRef("pk"), wijk=wijk, state=ShowingState.ACCEPTED
        )
        return self.filter(Q(home_wijk=wijk) | Exists(shown))

    def newest_first(self, field: str = "date_sort", *then: str) -> "WijkContentQuerySet":
        """By a date or year, the newest first and those without one last, on any database."""
        return self.order_by(F(field).desc(nulls_last=True), *(then or ("-pk",)))


WijkContentManager = PublicPageManager.from_queryset(WijkContentQuerySet)


class WijkContentPage(BasePage):
    """A page with a wijk: a real column, set from the place in the tree on save and move."""

    home_wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = WijkContentManager()

    promote_panels = [*BasePage.promote_panels, ShowingPanel()]

    class Meta:
        abstract = True

    @property
    def wijk(self) -> Wijk | None:  # type: ignore[override]
        return self.home_wijk

    def save(self, *args: object, **kwargs: object) -> None:
        self.home_wijk = wijk_of_path(self.path)
        super().save(*args, **kwargs)


class WijkSectionPage(BasePage):
    """A page of the whole city or, below the page of a wijk, of that wijk."""

    class Meta:
        abstract = True

    @cached_property
    def wijk(self) -> Wijk | None:  # type: ignore[override]
        return wijk_of_path(self.path)

    def filled_in(self, form_class: type[FilterForm], request: HttpRequest) -> FilterForm:
        """The filters of the list on this page; that of one wijk asks for no other."""
        filters = form_class(request.GET)
        if self.wijk:
            filters.fields.pop("wijk", None)
        return filters


def wijk_of_path(path: str) -> Wijk | None:
    """The wijk whose page is at or above a treebeard path, or None for citywide pages."""
    steps = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    return Wijk.objects.filter(pages__path__in=steps).first()
