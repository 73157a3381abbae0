"""Translators can reach every text they must translate, and caches tell languages apart."""

import pytest
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.edit_translation import TabHelper

from mijnbuurt.core.pages import BasePage
from tests.factories import pages as factories
from tests.factories.pages import StandardPageFactory

from .made import translated

pytestmark = pytest.mark.django_db
FACTORIES = [
    factories.ActivityFactory, factories.ArticleFactory, factories.CampaignFactory,
    factories.InitiativePageFactory, factories.PlaceFactory, factories.ProjectFactory,
    factories.PublicationFactory, factories.StandardPageFactory,
]  # fmt: skip


def fields_of(page: Page) -> set[str]:
    """The fields whose words are asked for, all of them filled in."""
    for field in page._meta.concrete_fields:
        is_text = field.get_internal_type() in ("CharField", "TextField")
        if is_text and field.editable and not field.choices and field.name != "slug":
            setattr(page, field.name, "Woorden")
    segments = extract_segments(page)
    return {part.path.split(".")[0] for part in segments if isinstance(part, StringSegmentValue)}


def assert_reachable(page: BasePage) -> None:
    helper = TabHelper(page)
    missing = set()
    for name in fields_of(page):
        try:
            helper.get_field_tab(name)
        except KeyError:
            missing.add(name)
    assert missing == set(), type(page)


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_every_text_has_a_place_in_the_editor(factory):
    """Words that are asked for and that nobody can type would keep a translation offline."""
    assert_reachable(type(factory()).objects.first())


def test_every_text_of_pages_that_are_always_there_has_one():
    factories.WijkFactory(slug="hoek")
    for page in Page.objects.filter(depth__gt=1).specific():
        assert_reachable(page)


def test_a_browser_that_has_one_language_is_not_told_that_another_is_the_same(client):
    translated(StandardPageFactory(slug="uitleg", title="Uitleg"))
    tags = {prefix: client.get(f"{prefix}/uitleg/")["ETag"] for prefix in ("", "/en", "/ar")}
    assert len(set(tags.values())) == 3
    for prefix, tag in tags.items():
        for other in tags:
            response = client.get(f"{other}/uitleg/", HTTP_IF_NONE_MATCH=tag)
            assert response.status_code == (304 if other == prefix else 200)


def test_a_change_of_the_dutch_page_is_seen_at_once_by_who_has_the_translation(client):
    page = StandardPageFactory(slug="uitleg", title="Uitleg")
    translated(page)
    tag = client.get("/en/uitleg/")["ETag"]
    page = type(page).objects.get(pk=page.pk)
    page.title = "Anders"
    page.save_revision().publish()
    assert client.get("/en/uitleg/", HTTP_IF_NONE_MATCH=tag).status_code == 200
