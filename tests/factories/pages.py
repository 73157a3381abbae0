"""Wijken and pages. A page lands at its real place in the tree, published unless told otherwise.

`ArticleFactory(in_wijk=wijk)` stands below that wijk, `ArticleFactory()` below the citywide page.
"""

from datetime import date, time
from itertools import count

import factory
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from initiatives.campaigns.models import Campaign, CampaignIndexPage
from initiatives.models import InitiativeIndexPage, InitiativePage
from wijken.activities.models import Activity, AgendaPage
from wijken.activities.recurrence import Rule
from wijken.areas.enums import Colour
from wijken.areas.models import Wijk
from wijken.models import Project, Publication, PublicationIndexPage, WijkPage
from wijken.news.models import Article, NewsIndexPage
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlaceFacts, PlaceIndexPage, Slot

from . import HOSTILE

#: One count for all kinds of pages: below the page of a wijk they stand side by side.
NUMBERS = count()


class WijkFactory(factory.django.DjangoModelFactory):
    """A wijk with its page, group, collection and workflow."""

    class Meta:
        model = Wijk

    slug = factory.Sequence(lambda n: f"wijk-{n}")
    name = factory.Sequence(lambda n: f"Wijk <b>{n}</b>")
    colour = Colour.INDIGO


def page_of(wijk: Wijk) -> WijkPage:
    """The Dutch page of a wijk."""
    return WijkPage.objects.get(wijk=wijk, locale__language_code="nl")


class PageFactory(factory.django.DjangoModelFactory):
    """Base of the page factories; `index_class` is the kind of parent a page needs, if a list."""

    class Meta:
        abstract = True

    index_class: type[Page] | None = None
    title = factory.Sequence(lambda n: f"Titel {n} {HOSTILE}")
    slug = factory.LazyFunction(lambda: f"pagina-{next(NUMBERS)}")
    summary = f"Samenvatting {HOSTILE}"
    live = True

    @classmethod
    def parent_for(cls, wijk: Wijk | None, index_class: type[Page] | None) -> Page:
        above = page_of(wijk) if wijk else HomePage.objects.get(locale__language_code="nl")
        return index_class.objects.child_of(above).get() if index_class else above

    @classmethod
    def _create(cls, model_class: type[Page], *args: object, **fields: object) -> Page:
        wijk = fields.pop("in_wijk", None)
        index_class = fields.pop("index_class", None)
        parent = fields.pop("parent", None) or cls.parent_for(wijk, index_class)
        live = fields.pop("live")
        page = model_class(live=False, locale=Locale.objects.get(language_code="nl"), **fields)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class ArticleFactory(PageFactory):
    class Meta:
        model = Article

    in_wijk = None
    index_class = NewsIndexPage
    names = "none"
    date_sort = date(2026, 11, 20)
    body = factory.LazyFunction(lambda: [("text", "<p>Een verhaal.</p>")])


class ActivityFactory(PageFactory):
    """Weekly on Tuesday from 10.00 to 12.00, from 3 November 2026. `repeat`, `last_date`, `count`
    and `weekdays` make the rule."""

    class Meta:
        model = Activity

    in_wijk = None
    index_class = AgendaPage
    first_date = date(2026, 11, 3)
    starts = time(10, 0)
    ends = time(12, 0)
    repeat = "weekly"
    place_words = f"Buurthuis {HOSTILE}"

    @classmethod
    def _create(cls, model_class: type[Page], *args: object, **fields: object) -> Page:
        return super()._create(model_class, *args, **with_rule(fields))


def with_rule(fields: dict) -> dict:
    """Fields of an activity with its rule as the text that the page keeps."""
    repeat = fields.pop("repeat", "once")
    ends = {name: fields.pop(name) for name in ("last_date", "count", "weekdays") if name in fields}
    first = fields.get("first_date")
    if first is None:
        return {**fields, "recurrence": ""}
    first = date.fromisoformat(first) if isinstance(first, str) else first
    ends = ends if repeat != "once" else {}
    return {**fields, "recurrence": Rule(repeat, first, **ends).text}


class PlaceFactory(PageFactory):
    """An open place; with a wijk below its page, else below "Binnenlopen"."""

    class Meta:
        model = Place
        skip_postgeneration_save = True

    in_wijk = None

    @classmethod
    def parent_for(cls, wijk: Wijk | None, index_class: None) -> Page:
        return page_of(wijk) if wijk else PlaceIndexPage.objects.get()

    @factory.post_generation
    def facts_row(self, create: bool, extracted: dict | None, **kwargs: object) -> None:
        PlaceFacts.objects.create(place=self, **{"status": PlaceStatus.OPEN, **(extracted or {})})


class SlotFactory(factory.django.DjangoModelFactory):
    """Every Tuesday from 13.30 to 16.00, for everyone."""

    class Meta:
        model = Slot

    place = factory.SubFactory(PlaceFactory)
    what = f"Spreekuur {HOSTILE}"
    organisation = f"Stichting {HOSTILE}"
    weekday = 2
    opens = time(13, 30)
    closes = time(16, 0)


class ProjectFactory(PageFactory):
    class Meta:
        model = Project

    in_wijk = factory.SubFactory(WijkFactory)
    told_first = True


class PublicationFactory(PageFactory):
    class Meta:
        model = Publication

    in_wijk = None
    access = "public"
    year = 2021

    @classmethod
    def parent_for(cls, wijk: Wijk | None, index_class: None) -> Page:
        return page_of(wijk) if wijk else PublicationIndexPage.objects.get()


class InitiativePageFactory(PageFactory):
    class Meta:
        model = InitiativePage

    in_wijk = None
    index_class = InitiativeIndexPage


class CampaignFactory(PageFactory):
    class Meta:
        model = Campaign

    in_wijk = None
    index_class = CampaignIndexPage


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    in_wijk = None
