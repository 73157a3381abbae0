"""Plain pages, and what any page may hold in its text."""

import json
from datetime import date

import pytest

from mijnbuurt.core.blocks import TextBlock
from tests.factories import HOSTILE
from tests.factories.pages import StandardPageFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.reading import Reading

pytestmark = pytest.mark.django_db


def blocks(*typed: tuple[str, object]) -> str:
    """A body as it is stored."""
    return json.dumps([{"type": name, "value": value} for name, value in typed])


def test_every_block_shows_hostile_words_as_words(client):
    photo = PhotoFactory(public=True)
    image = {"image": photo.pk, "decorative": False, "alt_text": HOSTILE}
    page = StandardPageFactory(
        body=blocks(
            ("text", "<h2>Kop</h2><p>Een <b>vet</b> woord.</p>"),
            ("quote", {"text": HOSTILE, "source": HOSTILE}),
            ("steps", {"steps": [{"title": HOSTILE, "text": HOSTILE}]}),
            ("photo", {"image": image, "caption": HOSTILE}),
            ("form", None),
        )
    )
    reading = Reading.of(client, page.url)
    assert "<script>alert" not in reading.html
    assert reading.text.count("alert('x')") >= 5
    assert reading.main.find("img", alt=HOSTILE)["src"].startswith(f"/foto/{photo.uuid}/")
    assert "Kop" in reading.headings


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_in_the_text_can_not_run(url):
    """What the editor's widget posts is cleaned on its way in."""
    typed = {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "depth": 0,
                "text": "<script>x</script> klik",
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}},
    }
    widget = TextBlock().field.widget
    html = widget.value_from_datadict({"body": json.dumps(typed)}, {}, "body")
    assert "klik" in html
    assert "<script" not in html
    assert url not in html
    assert "href" not in html


def test_the_form_block_asks_the_first_question_for_the_wijk_of_the_page(client):
    page = StandardPageFactory(body=blocks(("form", None)), in_wijk=WijkFactory(slug="hoek"))
    response = client.get(page.url)
    form = Reading(response).main.find("form", action="/initiatieven/indienen/")
    assert form["method"] == "post"
    assert form.find("input", attrs={"name": "wijk"})["value"] == "hoek"
    assert not response.cookies


def test_when_it_was_checked_is_told(client):
    page = StandardPageFactory(checked_on=date(2026, 11, 3))
    assert "Nagekeken op dinsdag 3 november 2026." in Reading.of(client, page.url).text


def test_its_photo_or_drawing_stands_beside_the_words(client):
    page = StandardPageFactory(drawing="telefoon")
    picture = Reading.of(client, page.url).main.select_one(".mb-detail__picture img")
    assert "telefoon" in picture["src"]
    page.photo = PhotoFactory(public=True)
    page.photo_alt = HOSTILE
    page.save_revision().publish()
    picture = Reading.of(client, page.url).main.select_one(".mb-detail__picture img")
    assert picture["src"].startswith(f"/foto/{page.photo.uuid}/")
    assert picture["alt"] == HOSTILE
