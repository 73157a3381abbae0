"""Ideas of residents: the private record, and the public page of an initiative."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.core.fuzzy import FuzzyDate
from mijnbuurt.core.pages import BasePage
from mijnbuurt.intake.models import Submission
from wijken.areas.models import Wijk, WijkContentPage

from .enums import AnswerWay, IdeaState, InitiativeStatus


class InitiativeIndexPage(BasePage):
    """All initiatives of the city, or (below a wijk) of one wijk."""

    is_structural = True
    template = "initiatives/initiative_index_page.html"
    parent_page_types = ["home.HomePage", "wijken.WijkPage"]
    subpage_types = ["initiatives.InitiativePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overzicht van initiatieven")


class InitiativePage(WijkContentPage, FuzzyDate):
    """What came of an idea, for everyone to read."""

    status = models.CharField(
        _("toestand"), max_length=10, choices=InitiativeStatus, default=InitiativeStatus.IDEA
    )
    who = models.CharField(_("van wie (geen namen)"), max_length=120, blank=True)
    help = models.JSONField(_("wat kregen zij van ons?"), default=list, blank=True)
    body = StreamField(TEXT_BLOCKS, verbose_name=_("verhaal"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("status"),
        FieldPanel("who"),
        FieldPanel("body"),
        InlinePanel("timeline_rows", label=_("moment"), heading=_("Tijdlijn")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    template = "initiatives/initiative_page.html"
    parent_page_types = ["initiatives.InitiativeIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")

    @property
    def status_label(self) -> str:
        return self.get_status_display()


class InitiativeMoment(TranslatableMixin, Orderable, FuzzyDate):
    """A step on the time line of an initiative."""

    initiative = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="timeline_rows")
    text = models.CharField(_("wat gebeurde er?"), max_length=200)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("moment")
        verbose_name_plural = _("momenten")

    def __str__(self) -> str:
        return self.text


class Idea(Submission):
    """An idea as it came in. Private: the editors of its wijk read it, nobody else."""

    wijk = models.ForeignKey(
        Wijk,
        verbose_name=_("wijk"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ideas",
    )
    state = models.CharField(
        _("toestand"), max_length=10, choices=IdeaState, default=IdeaState.NEW, db_index=True
    )
    text = models.TextField(_("idee"), max_length=4000)
    where = models.CharField(_("waar"), max_length=200, blank=True)
    answer_way = models.CharField(_("antwoord"), max_length=6, choices=AnswerWay)
    name = models.CharField(_("naam"), max_length=100, blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    postal_address = models.TextField(_("adres"), max_length=300, blank=True)
    more_why = models.TextField(_("waarom"), max_length=2000, blank=True)
    more_who = models.TextField(_("met wie"), max_length=2000, blank=True)
    more_need = models.TextField(_("wat is er nodig"), max_length=2000, blank=True)
    photo = models.ForeignKey(
        "photos.Photo",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("idee")
        verbose_name_plural = _("ideeën")
        ordering = ["-created_at"]
