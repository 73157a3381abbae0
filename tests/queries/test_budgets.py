"""How many queries a page may take, with an empty cache."""

import pytest
import time_machine

from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    CampaignFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    PublicationFactory,
    StandardPageFactory,
    WijkFactory,
    page_of,
)
from tests.factories.signups import signed_up
from tests.wijken.citymap.areas import square
from wijken.models import Figure, Priority, TeamMember
from wijken.news.models import Byline
from wijken.places.models import OpeningHours

from .counting import queries_of

pytestmark = pytest.mark.django_db

#: Wagtail takes 7 to 9 of each to find a page and to see whether it is private.
BUDGETS = {
    "/": 32,
    "/wijken/": 18,
    "/wijken/hoek/": 32,
    "/wijken/hoek/welkom/": 20,
    "/wijken/hoek/agenda/": 22,
    "/wijken/hoek/nieuws/": 20,
    "/wijken/hoek/nieuws/stuk/": 20,
    "/wijken/hoek/agenda/stuk/": 20,
    "/wijken/hoek/agenda/stuk/2026-11-24/": 20,
    "/wijken/hoek/agenda/soep/": 20,
    "/wijken/hoek/agenda/soep/2026-12-01/": 20,
    "/wijken/hoek/agenda/soep/meedoen/": 14,
    "/wijken/hoek/plek/": 22,
    "/wijken/hoek/project/": 18,
    "/wijken/hoek/agenda/afdrukken/": 22,
    "/wijken/hoek/agenda/afdrukken/?periode=kwartaal": 22,
    "/wijken/hoek/plek/afdrukken/": 22,
    "/wijken/hoek/agenda/stuk/poster/": 20,
    "/agenda/": 22,
    "/agenda/?wijk=hoek&soort=coffee&voor=elderly&gratis=1&van=2026-11-01": 22,
    "/agenda/2026/11/": 18,
    "/nieuws/": 20,
    "/binnenlopen/": 22,
    "/initiatieven/": 20,
    "/initiatieven/stuk/": 16,
    "/acties/": 18,
    "/acties/stuk/": 16,
    "/publicaties/": 18,
    "/publicaties/stuk/": 16,
    "/stuk/": 16,
    "/zoeken/?q=titel": 26,
    "/zoeken/": 8,
    "/wijken/vinden/": 8,
    "/initiatieven/indienen/": 8,
    "/contact/schrijven/": 8,
    "/sitemap.xml": 26,
    "/robots.txt": 0,
    "/nergens/": 14,
}


@pytest.fixture
def site(tuesday_morning):
    """One of everything, with all its parts."""
    with time_machine.travel(tuesday_morning, tick=False):
        hoek = WijkFactory(slug="hoek", boundary=square(5.1, 52.1))
        article = ArticleFactory(in_wijk=hoek, slug="stuk", body=[("text", "<p>Tekst</p>")])
        article.bylines = [Byline(name="Ans"), Byline(name="Jo")]
        article.save_revision().publish()
        ArticleFactory(in_wijk=hoek, kind="call")
        ActivityFactory(in_wijk=hoek, slug="stuk")
        where = {"latitude": 52.105, "longitude": 5.105}
        place = PlaceFactory(in_wijk=hoek, slug="plek", facts_row=where)
        signed_up(ActivityFactory(in_wijk=hoek, slug="soep", sign_up_here=True, places=9))
        OpeningHours.objects.create(
            place=place, weekday=2, opens="09:00", closes="12:00", locale=place.locale
        )
        ProjectFactory(in_wijk=hoek, slug="project")
        for factory in (InitiativePageFactory, PublicationFactory, StandardPageFactory):
            factory(slug="stuk")
        CampaignFactory(slug="stuk", opens_on="2026-11-01", closes_on="2026-12-01")
        page = page_of(hoek)
        page.team = [TeamMember(role="Wijkagent")]
        page.priorities = [Priority(title="Groen")]
        page.save_revision().publish()
        Figure.objects.create(wijk=hoek, label="Huizen", value=100)
        yield


def test_pages_keep_to_their_budgets(client, site):
    taken = {
        path: queries_of(client, path, 404 if path == "/nergens/" else 200) for path in BUDGETS
    }
    assert {path: count for path, count in taken.items() if count > BUDGETS[path]} == {}


def test_another_language_costs_little_more(client, site):
    """Looking for a translation: of the front page, the page, the settings, each kind in lists."""
    for path in ("/wijken/hoek/nieuws/stuk/", "/wijken/hoek/", "/agenda/"):
        assert queries_of(client, f"/en{path}") <= queries_of(client, path) + 7, path
