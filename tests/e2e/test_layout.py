"""What fits where: nothing sticks out, and the answers stand on the first screen."""

import pytest
from playwright.sync_api import Locator

from tests.e2e.addresses import ALL, NOT_THERE, named
from tests.e2e.visitor import Visitor

SMALLEST = (320, 640)
MOST_PIXELS_OF_HOME = 4500
DOUBLE_TEXT = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.parametrize("address", [*ALL, NOT_THERE], ids=named)
def test_nothing_sticks_out(phone: Visitor, address: str) -> None:
    """At 320 pixels, and at 390 with text at twice its size."""
    phone.resizes(320)
    phone.goes_to(address, status=404 if address == NOT_THERE else 200)
    assert phone.is_too_wide_by() <= 0, phone.sticking_out()
    phone.resizes(390)
    phone.page.evaluate(DOUBLE_TEXT)
    assert phone.is_too_wide_by() <= 0, phone.sticking_out()


def test_double_text_is_double(phone: Visitor) -> None:
    """The test above would see nothing if texts had sizes in pixels."""
    phone.goes_to("/")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = phone.page.evaluate(size)
    phone.page.evaluate(DOUBLE_TEXT)
    assert phone.page.evaluate(size) >= before * 1.9


def bottom(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None, f"{part} is not shown"
    return box["y"] + box["height"]


def test_the_first_screen_of_every_wijk_answers(phone: Visitor) -> None:
    """Name, today at the first place, next activity, phone, idea: on 320 x 640, no scrolling."""
    phone.resizes(*SMALLEST)
    phone.goes_to("/wijken/")
    wall = phone.page.locator("main nav.mb-wall a")
    wijken = [link.get_attribute("href") or "" for link in wall.all()]
    assert len(wijken) >= 9
    too_low = {}
    for wijk in wijken:
        phone.goes_to(wijk)
        head = phone.page.locator(".mb-wijkhead")
        answers = head.locator(".mb-answer__part")
        parts = {
            "name": phone.heading,
            "first answer": answers.first,
            "phone": phone.page.locator("a[href^='tel:']").first,
            "idea": head.get_by_role("link", name="Ik heb een idee"),
        }
        if wijk != "/wijken/de-dorpen/":
            parts["today at the place"] = head.locator(".mb-state, .mb-badge").first
            parts["next activity"] = answers.nth(1)
        low = {name: bottom(part) for name, part in parts.items() if bottom(part) > SMALLEST[1]}
        if low:
            too_low[wijk] = low
    assert too_low == {}


def test_home_on_a_phone_has_an_end(phone: Visitor) -> None:
    phone.goes_to("/")
    assert phone.page.evaluate("document.documentElement.scrollHeight") <= MOST_PIXELS_OF_HOME
