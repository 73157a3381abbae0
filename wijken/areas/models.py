"""Where things are: wijken, the buurten and streets in them, and which postcodes lead there."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from mijnbuurt.core.lines import LinesField
from mijnbuurt.core.listing import FilterForm
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.querysets import PublicPageManager
from mijnbuurt.users.models import User

from .enums import AreaKind, ShowingState
from .panels import ShowingPanel
from .querysets import CardQuerySet
from .wijken import Wijk

__all__ = ["AlsoShown", "Area", "Notice", "PostcodeRange", "Wijk", "WijkContentPage"]

postcode_validator = RegexValidator(r"^[1-9]\d{3}[A-Z]{2}$", _("Vul een postcode in als 1234AB."))


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


class WijkContentQuerySet(CardQuerySet):
    """Pages that belong to a wijk or to the whole city."""

    def in_wijk(self, wijk: Wijk) -> "WijkContentQuerySet":
        """Pages of this wijk, and pages of another that this wijk shows as well."""
        shown = AlsoShown.objects.filter(wijk=wijk, state=ShowingState.ACCEPTED)
        return self.filter(Q(home_wijk=wijk) | Q(pk__in=shown.values("page")))

    def newest_first(self, field: str = "date_sort", *then: str) -> "WijkContentQuerySet":
        """By a date or year, the newest first and those without one last, on any database."""
        return self.order_by(F(field).desc(nulls_last=True), *(then or ("-pk",)))


WijkContentManager = PublicPageManager.from_queryset(WijkContentQuerySet)


def takes_new_pages(page: BasePage, user: User) -> bool:
    """Nothing is added in a wijk that was closed."""
    from .rules import closed_paths  # reads models

    return not page.path.startswith(closed_paths(user))


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

    #: The kind of job it is when a reporter is asked to come to it; empty where that is not asked.
    reported_as: ClassVar[str] = ""
    read_with = ("photo", "home_wijk")
    read_without = ("home_wijk__boundary",)

    objects = WijkContentManager()
    takes_new_pages = takes_new_pages

    promote_panels = [*BasePage.promote_panels, ShowingPanel()]

    class Meta:
        abstract = True

    @property
    def wijk(self) -> Wijk | None:  # type: ignore[override]
        return self.home_wijk

    def publication_obstacles(self) -> list[str]:
        """What was not online when its wijk closed does not get there any more."""
        found = super().publication_obstacles()
        if self.home_wijk is None or self.home_wijk.is_open:
            return found
        if Page.objects.filter(pk=self.pk, live=True).exists():
            return found
        sentence = _("Deze wijk is gesloten. Verplaats de pagina eerst naar een andere wijk.")
        return [*found, str(sentence)]

    def save(self, *args: object, **kwargs: object) -> None:
        self.home_wijk = wijk_of_path(self.path)
        super().save(*args, **kwargs)


class WijkSectionPage(BasePage):
    """A page of the whole city or, below the page of a wijk, of that wijk."""

    takes_new_pages = takes_new_pages

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
