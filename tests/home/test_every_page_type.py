"""What holds for every page type: it is served, well-formed, harmless and private while a draft."""

from collections.abc import Callable
from itertools import pairwise

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page, get_page_models
from wagtail.test.utils import WagtailPageTestCase

from home.models import HomePage, StandardPage
from initiatives.campaigns.models import Campaign, CampaignIndexPage
from initiatives.models import InitiativeIndexPage, InitiativePage
from mijnbuurt.core.pages import BasePage
from tests.factories import HOSTILE
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
from tests.reading import Reading
from wijken.activities.models import Activity, AgendaPage
from wijken.models import (
    Project,
    Publication,
    PublicationIndexPage,
    WijkIndexPage,
    WijkPage,
)
from wijken.news.models import Article, NewsIndexPage
from wijken.places.models import Place, PlaceIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def existing(model: type[Page]) -> Callable[..., Page]:
    """A page that every site has, with hostile words in it."""

    def make(live: bool = True) -> Page:
        page = model.objects.filter(locale__language_code="nl").order_by("depth").first()
        page.title, page.summary = f"Titel {HOSTILE}", f"Samenvatting {HOSTILE}"
        page.live = live
        page.save()
        return page

    return make


def wijk_page(live: bool = True) -> WijkPage:
    page = page_of(WijkFactory(name=f"Wijk {HOSTILE}", aliases=[HOSTILE]))
    page.title, page.help_line, page.live = f"Wijk {HOSTILE}", f"Bel {HOSTILE}", live
    page.save()
    return page


#: For each page type: what makes one, its template, below what it may stand, what below it.
PAGE_TYPES = {
    HomePage: (existing(HomePage), "home/home_page.html"),
    StandardPage: (StandardPageFactory, "home/standard_page.html"),
    WijkIndexPage: (existing(WijkIndexPage), "wijken/wijk_index_page.html"),
    WijkPage: (wijk_page, "wijken/wijk_page.html"),
    Project: (ProjectFactory, "wijken/project_page.html"),
    PublicationIndexPage: (existing(PublicationIndexPage), "wijken/publication_index_page.html"),
    Publication: (PublicationFactory, "wijken/publication_page.html"),
    NewsIndexPage: (existing(NewsIndexPage), "news/news_index_page.html"),
    Article: (ArticleFactory, "news/article_page.html"),
    AgendaPage: (existing(AgendaPage), "activities/agenda_page.html"),
    Activity: (ActivityFactory, "activities/activity_page.html"),
    PlaceIndexPage: (existing(PlaceIndexPage), "places/place_index_page.html"),
    Place: (PlaceFactory, "places/place_page.html"),
    InitiativeIndexPage: (
        existing(InitiativeIndexPage),
        "initiatives/initiative_index_page.html",
    ),
    InitiativePage: (InitiativePageFactory, "initiatives/initiative_page.html"),
    CampaignIndexPage: (existing(CampaignIndexPage), "campaigns/campaign_index_page.html"),
    Campaign: (CampaignFactory, "campaigns/campaign_page.html"),
}
TREE = {
    HomePage: (
        {Page},
        {
            WijkIndexPage,
            PublicationIndexPage,
            NewsIndexPage,
            AgendaPage,
            PlaceIndexPage,
            InitiativeIndexPage,
            CampaignIndexPage,
            StandardPage,
        },
    ),
    StandardPage: ({HomePage, StandardPage, WijkPage}, {StandardPage}),
    WijkIndexPage: ({HomePage}, {WijkPage}),
    WijkPage: (
        {WijkIndexPage},
        {
            NewsIndexPage,
            AgendaPage,
            InitiativeIndexPage,
            Place,
            Project,
            Publication,
            StandardPage,
        },
    ),
    Project: ({WijkPage}, set()),
    PublicationIndexPage: ({HomePage}, {Publication}),
    Publication: ({PublicationIndexPage, WijkPage}, set()),
    NewsIndexPage: ({HomePage, WijkPage}, {Article}),
    Article: ({NewsIndexPage}, set()),
    AgendaPage: ({HomePage, WijkPage}, {Activity}),
    Activity: ({AgendaPage}, set()),
    PlaceIndexPage: ({HomePage}, {Place}),
    Place: ({WijkPage, PlaceIndexPage}, set()),
    InitiativeIndexPage: ({HomePage, WijkPage}, {InitiativePage}),
    InitiativePage: ({InitiativeIndexPage}, set()),
    CampaignIndexPage: ({HomePage}, {Campaign}),
    Campaign: ({CampaignIndexPage}, set()),
}
#: Page types whose heading is not their title: the front page greets.
HEADINGS = {HomePage: "Dag buur."}

page_types = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)


@pytest.fixture(autouse=True)
def on_a_tuesday(tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        yield


@pytest.fixture
def tree() -> WagtailPageTestCase:
    return WagtailPageTestCase()


@pytest.fixture(scope="module")
def pages(shared_db) -> dict[type[Page], int]:
    """The key of one page of each type."""
    with time_machine.travel("2026-11-24T09:30:00+01:00", tick=False):
        return {model: make().pk for model, (make, _template) in PAGE_TYPES.items()}


@pytest.fixture
def page(model: type[Page], pages: dict[type[Page], int]) -> Page:
    return model.objects.get(pk=pages[model])


def test_every_page_type_is_tested_here():
    own = {model for model in get_page_models() if issubclass(model, BasePage)}
    assert own == set(PAGE_TYPES) == set(TREE)


@page_types
def test_it_is_served_with_its_template(client, model, page):
    response = client.get(page.url)
    assert response.status_code == 200
    assert response.templates[0].name == PAGE_TYPES[model][1] == model.template
    assert response.context["page"].specific == page.specific


@page_types
def test_head_answers_like_get(client, page):
    response = client.head(page.url)
    assert response.status_code == 200
    assert response.content == b""


@page_types
def test_where_it_may_stand(tree, model):
    parents, children = TREE[model]
    tree.assertAllowedParentPageTypes(model, parents)
    tree.assertAllowedSubpageTypes(model, children)


@page_types
def test_it_has_one_heading_a_language_and_a_title(client, model, page):
    reading = Reading.of(client, page.url)
    assert reading.heading == HEADINGS.get(model, page.title)
    assert (reading.soup.html["lang"], reading.soup.html["dir"]) == ("nl", "ltr")
    assert page.title in reading.soup.title.string
    assert len(reading.soup.find_all("main")) == 1


@page_types
def test_no_level_of_headings_is_skipped(client, page):
    reading = Reading.of(client, page.url)
    levels = [int(h.name[1]) for h in reading.soup.main.find_all(["h1", "h2", "h3", "h4"])]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@page_types
def test_hostile_words_are_only_words(client, page):
    reading = Reading.of(client, page.url)
    assert "<script>alert" not in reading.html
    assert "49" not in reading.soup.title.string  # {{ 7*7 }} is not worked out
    inline = [tag for tag in reading.soup.find_all("script") if not tag.get("src")]
    assert all(tag["type"] == "application/ld+json" for tag in inline)


@page_types
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client, page):
    """The content security policy would block it, and readers are not tracked."""
    soup = Reading.of(client, page.url).soup
    assert not soup.find_all("style")
    for tag in soup.find_all(True):
        assert not {"style", "onclick", "onload", "onerror"} & set(tag.attrs), tag
    for tag in soup.find_all(["img", "script", "iframe", "source", "video", "audio"]):
        for name in ("src", "srcset"):
            assert tag.get(name, "/").startswith("/"), tag
    for link in soup.find_all("link", rel=["stylesheet", "preload", "icon"]):
        assert link["href"].startswith("/")


@page_types
def test_ids_are_unique_and_labels_find_them(client, page):
    soup = Reading.of(client, page.url).soup
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for name in ("aria-labelledby", "aria-describedby"):
        for tag in soup.find_all(attrs={name: True}):
            assert set(tag[name].split()) <= set(ids), tag


@page_types
def test_the_head_says_what_the_page_says(client, model, page):
    reading = Reading.of(client, page.url)
    assert reading.canonical == f"http://testserver{page.url}"
    graph = reading.open_graph
    assert graph["og:title"] == page.title
    assert graph["og:url"] == reading.canonical
    assert graph["og:image"].startswith("http://testserver/")
    assert graph["og:type"] == ("article" if model is Article else "website")
    assert graph["og:site_name"]
    if page.summary:
        assert graph["og:description"] == page.summary
        assert reading.soup.find("meta", attrs={"name": "description"})["content"] == page.summary


@page_types
def test_structured_data_parses_and_agrees(client, model, page):
    reading = Reading.of(client, page.url)
    data = reading.json_ld
    if not data:
        return
    assert data["@context"] == "https://schema.org"
    if model is HomePage:
        assert data["url"] == "http://testserver/"
        return
    assert data["url"] == reading.canonical
    assert data.get("headline", data.get("name")) == page.title


@page_types
def test_a_draft_is_nowhere(client: Client, model):
    if model is HomePage:
        pytest.skip("a site always has its front page")
    page = PAGE_TYPES[model][0](live=False)
    assert client.get(page.url).status_code == 404
    assert (
        f"<loc>http://testserver{page.url}</loc>" not in client.get("/sitemap.xml").content.decode()
    )


@page_types
def test_it_has_no_cookie_and_does_not_vary_by_one(client, page):
    response = client.get(page.url)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
