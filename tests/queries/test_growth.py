"""No page takes more queries when there is more to show: the same with 5 items and with 500.

With 5 no list is full, so that a query for each row shows.
"""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from wagtail.models import Page

from bench.copies import copies
from search.indexing import index_page
from tests.conftest import AMSTERDAM
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    PublicationFactory,
    WijkFactory,
)
from tests.factories.photos import PhotoFactory
from tests.factories.signups import signed_up
from tests.wijken.citymap.areas import square
from wijken.activities.models import Activity, Occurrence
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, Area, Notice
from wijken.models import Figure, ProjectPhase
from wijken.news.models import Article, Byline
from wijken.places.models import OpeningHours, PlaceFacts, Slot

from .counting import queries_of

pytestmark = pytest.mark.django_db

PATHS = [
    "/",
    "/wijken/",
    "/wijken/hoek/",
    "/wijken/hoek/welkom/",
    "/wijken/hoek/agenda/",
    "/wijken/hoek/nieuws/",
    "/wijken/hoek/initiatieven/",
    "/agenda/",
    "/agenda/?page=2",
    "/agenda/?wijk=hoek&soort=coffee",
    "/agenda/?drempelvrij=1&toilet=1&dagdeel=avond&taal=nl&zomaar=1",
    "/agenda/2026/11/",
    "/agenda.ics",
    "/wijken/hoek/agenda.ics",
    "/nieuws/feed/",
    "/wijken/hoek/feed/",
    "/nieuws/",
    "/nieuws/?page=2",
    "/nieuws/?wijk=hoek",
    "/binnenlopen/",
    "/initiatieven/",
    "/acties/",
    "/publicaties/",
    "/zoeken/?q=kerstboom",
    "/zoeken/?q=kerstboom&page=2",
    "/agenda/soep/",
    "/agenda/soep/meedoen/",
    "/wijken/vinden/",
    "/initiatieven/indienen/",
    "/initiatieven/inbedden/",
    "/wijkreporters/aanvragen/",
    "/sitemap.xml",
    "/en/wijken/hoek/",
]
POSITION = {"latitude": 52.105, "longitude": 5.105}
EVENING = datetime(2026, 11, 24, 19, tzinfo=AMSTERDAM)


@pytest.fixture
def patterns(tuesday_morning) -> list[Page]:
    """One page of each kind, of which there will be many."""
    with time_machine.travel(tuesday_morning, tick=False):
        hoek = WijkFactory(slug="hoek", boundary=square(5.1, 52.1))
        photo = PhotoFactory(public=True)
        pictured = {"photo": photo, "photo_alt": "Een kerstboom"}
        shown = {"in_wijk": hoek, "title": "Kerstboom", **pictured}
        place = PlaceFactory(facts_row=POSITION, **shown)
        campaign = {"opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 1)}
        ActivityFactory(slug="soep", sign_up_here=True, places=9)
        yield [
            place,
            ArticleFactory(**shown),
            ActivityFactory(venue=place, repeat="once", first_date=EVENING.date(), **shown),
            ProjectFactory(**shown),
            InitiativePageFactory(**shown),
            PublicationFactory(title="Kerstboom"),
            CampaignFactory(**pictured, **campaign),
        ]


def add(patterns: list[Page], count: int) -> None:
    """So many more of everything, with the rows that belong to it."""
    places, articles, activities, projects, *_others = (copies(page, count) for page in patterns)
    hoek, locale = patterns[0].home_wijk, patterns[0].locale
    PlaceFacts.objects.bulk_create(
        PlaceFacts(place_id=p.pk, status="open", **POSITION) for p in places
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(place_id=p.pk, weekday=2, opens="09:00", closes="12:00", locale=locale)
        for p in places
    )
    Slot.objects.bulk_create(
        Slot(place_id=p.pk, what="taalles", weekday=2, opens="09:00", closes="12:00")
        for p in places
    )
    Byline.objects.bulk_create(Byline(article_id=a.pk, name="Ans", locale=locale) for a in articles)
    ProjectPhase.objects.bulk_create(
        ProjectPhase(project_id=p.pk, title="Stap", locale=locale) for p in projects
    )
    Occurrence.objects.bulk_create(
        Occurrence(
            activity_id=activity.pk,
            rule_date=EVENING.date() + timedelta(days=day),
            local_date=EVENING.date() + timedelta(days=day),
            starts_at=EVENING + timedelta(days=day),
            ends_at=EVENING + timedelta(days=day, hours=2),
        )
        for activity in activities
        for day in (0, 3)
    )
    AlsoShown.objects.bulk_create(
        AlsoShown(page_id=page.pk, wijk=WijkFactory(), state=ShowingState.ACCEPTED)
        for page in articles[:3]
    )
    first = Area.objects.count()
    Area.objects.bulk_create(
        Area(wijk=hoek, kind="street", name=f"Straat {first + n}") for n in range(count)
    )
    Figure.objects.bulk_create(Figure(wijk=hoek, label="Huizen", value=1) for _n in range(count))
    now = EVENING - timedelta(days=1)
    Notice.objects.bulk_create(
        Notice(text="Let op", starts_at=now, ends_at=now + timedelta(days=9)) for _n in range(9)
    )
    soup = Activity.objects.get(slug="soep")
    for _number in range(min(count, 50)):
        signed_up(soup, email="", now=now)
    for article in Article.objects.all():
        index_page(article)


def test_500_items_take_as_many_queries_as_5(client, patterns):
    add(patterns, 5)
    few = {path: queries_of(client, path) for path in PATHS}
    add(patterns, 495)
    assert Activity.objects.count() > 500
    many = {path: queries_of(client, path) for path in PATHS}
    # Search takes one for each kind of page that it found, so it may also take fewer.
    assert {path: (few[path], many[path]) for path in PATHS if few[path] < many[path]} == {}


def test_pages_of_one_thing_do_not_mind_the_others(client, patterns):
    add(patterns, 5)
    few = [queries_of(client, page.url) for page in patterns]
    add(patterns, 95)
    assert [queries_of(client, page.url) for page in patterns] == few
