"""The idea form inside other pages: of this site, and of partners."""

import re

import pytest
from django.test import Client

from initiatives.components import IdeaQuestion
from initiatives.models import Idea
from tests.factories.pages import WijkFactory
from tests.intake.posting import IDEA_PATH, answers, token_in
from wijken.areas.models import Wijk

pytestmark = pytest.mark.django_db
FRAMED = f"{IDEA_PATH}inbedden/"


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld", aliases=["'t Veld"]).pk


def test_the_first_question_carries_on_with_what_was_typed(client: Client, wijk: Wijk) -> None:
    typed = {"step": "first", "text": "Een boom </textarea><b>", "wijk": "molenveld"}
    shown = client.post(IDEA_PATH, typed, headers={"Origin": "http://testserver"})
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "Een boom &lt;/textarea&gt;&lt;b&gt;" in page
    assert '<option value="molenveld" selected>' in page
    assert "mb-errors" not in page
    assert not Idea.objects.exists()
    assert not shown.cookies
    assert token_in(shown)


def test_the_component_knows_its_wijk_and_holds_no_token(wijk: Wijk) -> None:
    html = IdeaQuestion(wijk).render_html()
    assert 'action="/initiatieven/indienen/"' in html
    assert 'name="wijk" value="molenveld"' in html
    assert 'name="text"' in html
    assert "token" not in html
    assert "csrf" not in html


def test_the_component_stands_in_the_page_of_a_wijk_without_a_cookie(client, wijk) -> None:
    response = client.get("/wijken/molenveld/")
    assert response.status_code == 200
    assert 'name="wijk" value="molenveld"' in response.content.decode()
    assert not response.cookies


def test_the_framed_form_stands_only_in_the_sites_of_partners(client, settings, wijk) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example", "https://corporatie.example"]
    framed = client.get(f"{FRAMED}?wijk=molenveld")
    policy = framed.headers["Content-Security-Policy"]
    assert "frame-ancestors https://vereniging.example https://corporatie.example;" in f"{policy};"
    assert "X-Frame-Options" not in framed.headers
    assert "mb-header" not in framed.content.decode()
    assert "<footer" not in framed.content.decode()
    assert '<option value="molenveld" selected>' in framed.content.decode()
    assert not framed.cookies
    wrong = client.post(FRAMED, answers(text=""))
    assert "X-Frame-Options" not in wrong.headers
    sent = client.post(FRAMED, answers())
    received = client.get(sent["Location"])
    assert sent["Location"].startswith(f"{FRAMED}ontvangen/")
    assert "X-Frame-Options" not in received.headers
    assert (
        "frame-ancestors https://vereniging.example" in received.headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize("path", [IDEA_PATH, "/initiatieven/inbedden/", "/contact/schrijven/"])
def test_other_pages_refuse_to_be_framed(client: Client, settings, path: str) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example"]
    response = client.get(path)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_without_partners_nobody_may_frame(client: Client, settings) -> None:
    settings.EMBED_ORIGINS = []
    response = client.get(FRAMED)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_links_in_the_framed_form_open_a_new_page(client: Client) -> None:
    page = client.get(FRAMED).content.decode()
    links = re.findall(r"<a [^>]*href=\"(?!#)[^>]*>", page)
    assert links
    assert all('target="_blank"' in link or 'href="tel:' in link for link in links)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "http://testserver/initiatieven/indienen/inbedden/"),
        ("?wijk=molenveld", "http://testserver/initiatieven/indienen/inbedden/?wijk=molenveld"),
        ('?wijk="><script>', "http://testserver/initiatieven/indienen/inbedden/"),
    ],
)
def test_the_partner_finds_the_code_for_the_own_site(
    client, settings, wijk, query, address
) -> None:
    settings.EMBED_ORIGINS = ["https://vereniging.example"]
    page = client.get(f"/initiatieven/inbedden/{query}").content.decode()
    assert f'&lt;iframe src="{address}"' in page
    assert "https://vereniging.example" in page
    assert "<script>" not in page
    assert "<iframe" not in page
