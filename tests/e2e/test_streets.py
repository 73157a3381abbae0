"""The map with streets: nothing from another host before a click, and the strict policy stays."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.test_keyboard import tab_to
from tests.e2e.tiles import TileServer
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("E2E_URL")), reason="the tiles of a site that runs already are not ours"
)


@pytest.fixture(autouse=True)
def quiet(tiles: TileServer) -> Iterator[None]:
    """Nothing was asked, and all is well."""
    tiles.asked.clear()
    tiles.referrers.clear()
    yield
    tiles.status = 200


def show(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("button", name="Toon op een kaart met straten")


def forgive(visitor: Visitor, tiles: TileServer) -> None:
    """Forget that the other host was asked: after the click it may be."""
    visitor.problems = [
        problem for problem in visitor.problems if f"another host: {tiles.address}/" not in problem
    ]


def test_nothing_is_asked_before_a_click_and_the_page_says_from_whom(
    phone: Visitor, tiles: TileServer
) -> None:
    phone.goes_to("/binnenlopen/")
    phone.page.wait_for_load_state("networkidle")
    phone.sees(f"De kaartbeelden komen van {tiles.address}.")
    assert tiles.asked == []
    assert phone.page.evaluate("window.L") is None
    phone.taps_on(show(phone))
    expect(phone.page.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert tiles.asked
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path in tiles.asked)
    assert tiles.referrers == {f"{phone.site}/"}
    assert phone.is_too_wide_by() <= 0
    forgive(phone, tiles)


def test_the_pins_are_those_of_the_drawing(desktop: Visitor, tiles: TileServer) -> None:
    desktop.goes_to("/binnenlopen/")
    drawn = desktop.page.locator(".mb-map__place").evaluate_all(
        "all => all.map((pin) => [pin.getAttribute('aria-label'), pin.getAttribute('href')])"
    )
    show(desktop).click()
    pins = desktop.page.locator(".mb-streets__pin")
    expect(pins).to_have_count(len(drawn))
    assert drawn == pins.evaluate_all(
        "all => all.map((pin) => [pin.getAttribute('aria-label'), pin.getAttribute('href')])"
    )
    expect(desktop.page.locator(".mb-map")).to_be_hidden()
    desktop.page.get_by_role("button", name="Terug naar de tekening").click()
    expect(desktop.page.locator(".mb-map")).to_be_visible()
    expect(show(desktop)).to_be_focused()
    forgive(desktop, tiles)


def test_it_works_with_keys_alone(desktop: Visitor, tiles: TileServer) -> None:
    desktop.goes_to("/binnenlopen/")
    show(desktop).focus()
    desktop.page.keyboard.press("Enter")
    expect(desktop.page.get_by_role("button", name="Terug naar de tekening")).to_be_focused()
    tab_to(desktop.page, "Markehuus")
    desktop.page.keyboard.press("Enter")
    expect(desktop.heading).to_have_text("Markehuus")
    forgive(desktop, tiles)


def test_images_that_do_not_come_leave_the_drawing(phone: Visitor, tiles: TileServer) -> None:
    tiles.status = 503
    phone.expected.add(503)
    phone.goes_to("/binnenlopen/")
    phone.taps_on(show(phone))
    problem = phone.page.get_by_text("De kaart met straten komt niet door.")
    expect(problem).to_be_visible()
    phone.taps_on(phone.page.get_by_role("button", name="Terug naar de tekening"))
    expect(phone.page.locator(".mb-map")).to_be_visible()
    forgive(phone, tiles)


def test_without_a_script_there_is_the_drawing(without_script: Visitor, tiles: TileServer) -> None:
    without_script.goes_to("/binnenlopen/")
    expect(without_script.page.locator(".mb-map")).to_be_visible()
    expect(without_script.page.locator("[data-streets]")).to_be_hidden()
    assert tiles.asked == []
