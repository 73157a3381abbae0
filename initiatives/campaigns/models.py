"""Actions of every year: a Christmas tree for the street, the best neighbour."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from mijnbuurt.core import clock
from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.dates import day_nl
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.listing import paginate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.core.words import in_readers_language
from wijken.areas.models import WijkContentManager, WijkContentPage, WijkContentQuerySet


class CampaignIndexPage(BasePage):
    """All campaigns."""

    is_structural = True
    promote_panels = BasePage.panels_without_address
    template = "campaigns/campaign_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.Campaign"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van acties")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        campaigns = Campaign.objects.public().with_cards()
        page_obj = paginate(campaigns, request)
        today = clock.local_date(context["now"])
        for campaign in page_obj:
            campaign.state = campaign.state_on(today)
        in_readers_language(page_obj)
        context.update(page_obj=page_obj, campaigns=page_obj)
        return context


class CampaignQuerySet(WijkContentQuerySet):
    def open_on(self, day: date) -> "CampaignQuerySet":
        """Campaigns that people can join on this local day."""
        begun = Q(opens_on__lte=day) | Q(opens_on=None, closes_on__isnull=False)
        return self.filter(begun, Q(closes_on__gte=day) | Q(closes_on=None))

    def with_cards(self) -> "CampaignQuerySet":
        """Those that are open or coming first, with all that a card shows."""
        open_ended = Case(When(opens_on__isnull=False, closes_on=None, then=0), default=1)
        closing = F("closes_on").desc(nulls_last=True)
        latest = F("date_sort").desc(nulls_last=True)
        return self.for_cards().order_by(open_ended, closing, latest, "title")


class Campaign(WijkContentPage, FuzzyDate):
    """An action with a period in which people can join. The fuzzy date is for those of the past."""

    class State(models.TextChoices):
        UPCOMING = "upcoming", _("komt eraan")
        OPEN = "open", _("u kunt meedoen")
        CLOSED = "closed", _("afgelopen")

    opens_on = models.DateField(_("meedoen vanaf"), null=True, blank=True)
    closes_on = models.DateField(_("meedoen tot en met"), null=True, blank=True)
    how = models.TextField(_("hoe werkt het?"), max_length=600, blank=True)
    effect = models.TextField(_("wat leverde het op?"), max_length=600, blank=True)
    yearly = models.BooleanField(_("elk jaar"), default=False)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("tekst"), blank=True)

    objects = WijkContentManager.from_queryset(CampaignQuerySet)()

    content_panels = [
        BasePage.title_panel,
        MultiFieldPanel([FieldPanel("opens_on"), FieldPanel("closes_on")], _("Meedoen")),
        BasePage.summary_panel,
        FieldPanel("body"),
        FieldPanel("how"),
        FieldPanel("effect"),
        FieldPanel("yearly"),
        BasePage.picture_panel,
        MultiFieldPanel(
            FuzzyDate.panel.children,
            _("Wanneer het was"),
            help_text=_("Alleen voor acties van vroeger, zonder dagen om mee te doen."),
            classname="collapsed",
        ),
        BasePage.reading_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("how")]
    reported_as = "campaign"
    template = "campaigns/campaign_page.html"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("actie")
        verbose_name_plural = _("acties")

    @property
    def has_days(self) -> bool:
        """Whether it is known when people can join; for those of the past it often is not."""
        return bool(self.opens_on or self.closes_on)

    @property
    def date_text(self) -> str:
        """From when until when people can join, else the words of the fuzzy date."""
        return period_text(self.opens_on, self.closes_on) if self.has_days else super().date_text

    @property
    def date_iso(self) -> str:
        return "" if self.has_days else super().date_iso

    @property
    def period_text(self) -> str:
        return self.date_text

    @property
    def state_label(self) -> str:
        return str(self.State(self.state).label)

    @property
    def joining_text(self) -> str:
        """Until when people can join, while they can."""
        if self.state != self.State.OPEN or not self.closes_on:
            return ""
        return gettext("Nu mee te doen tot en met %(day)s") % {"day": day_nl(self.closes_on)}

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("De laatste dag ligt voor de eerste.")})

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        context = super().get_context(request, *args, **kwargs)
        self.state = self.state_on(clock.local_date(context["now"]))
        return context

    def state_on(self, day: date) -> "Campaign.State":
        """Whether people can join on this local day. Without dates a campaign is over."""
        if self.opens_on and day < self.opens_on:
            return self.State.UPCOMING
        if self.has_days and (self.closes_on is None or day <= self.closes_on):
            return self.State.OPEN
        return self.State.CLOSED


def period_text(first: date | None, last: date | None) -> str:
    """The days between which people can join: "van 2 november tot en met 4 december 2026"."""
    since, until = (date_format(day, "j F Y") if day else "" for day in (first, last))
    if since == until:
        return until
    if not until:
        return gettext("vanaf %(day)s") % {"day": since}
    if not since:
        return gettext("tot en met %(day)s") % {"day": until}
    if first and last and first.year == last.year:
        since = date_format(first, "j F")
    return gettext("van %(first)s tot en met %(last)s") % {"first": since, "last": until}
