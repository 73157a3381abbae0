"""What a page says of itself in its head."""

import json

import pytest
from bs4 import BeautifulSoup

from mijnbuurt.core.meta import json_ld_script, picture_url, robots
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory
from tests.factories.photos import PhotoFactory
from tests.reading import Reading

END_OF_SCRIPT = "</script><script>alert(1)</script><!-- & ]]>"


def test_structured_data_can_not_leave_its_script():
    script = json_ld_script({"name": END_OF_SCRIPT})
    assert not set("<>&") & set(script)
    soup = BeautifulSoup(f"<script>{script}</script>", "html.parser")
    assert len(soup.find_all("script")) == 1
    assert json.loads(soup.script.string) == {
        "@context": "https://schema.org",
        "name": END_OF_SCRIPT,
    }


def test_no_data_no_script():
    assert json_ld_script(None) == json_ld_script({}) == ""


@pytest.mark.parametrize(("demo", "words"), [(True, "noindex, nofollow"), (False, "")])
def test_a_demo_must_not_be_found(settings, demo, words):
    settings.DEMO = demo
    assert robots() == words


def test_a_page_without_a_photo_is_shared_with_its_drawing():
    assert picture_url(None, "koffie") == "http://testserver/static/drawings/koffie.svg"


@pytest.mark.django_db
def test_a_page_with_a_photo_is_shared_with_it(client):
    photo = PhotoFactory(public=True)
    page = ArticleFactory(photo=photo, photo_alt=HOSTILE)
    reading = Reading.of(client, page.url)
    assert reading.open_graph["og:image"] == f"http://testserver/foto/{photo.uuid}/1280.jpg"
    assert reading.main.find("img")["alt"] == HOSTILE


@pytest.mark.django_db
def test_an_editor_may_choose_other_words_for_search_engines(client):
    page = ArticleFactory(seo_title="Andere titel", search_description="Andere woorden")
    reading = Reading.of(client, page.url)
    assert "Andere titel" in reading.soup.title.string
    assert reading.open_graph["og:title"] == "Andere titel"
    assert reading.open_graph["og:description"] == "Andere woorden"
    assert reading.heading == page.title


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/zoeken/", "/wijken/vinden/", "/initiatieven/indienen/"])
def test_pages_without_a_page_of_their_own_have_a_head_too(client, path):
    reading = Reading.of(client, path)
    assert reading.soup.title.string.strip()
    assert reading.open_graph["og:title"]
    assert len(reading.soup.find_all("h1")) == 1
