"""Someone who uses no mouse."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.visitor import Visitor

MOST_STOPS = 200
FOCUS = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const box = it.getBoundingClientRect();
  return {
    name: (it.getAttribute("aria-label") || it.textContent || it.name || "").trim().slice(0, 40),
    inFooter: Boolean(it.closest("footer")),
    hidden: !it.checkVisibility() || box.width === 0,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
# Whether the focus changes an outline or a shadow: of the element, its label, or the card it is in.
HAS_RING = """() => {
  const it = document.activeElement;
  const parts = [it, ...(it.labels || [])];
  for (let up = it.parentElement, n = 0; up && n < 6; up = up.parentElement, n++) parts.push(up);
  const looks = () => parts.map((part) => ["", "::after"].map((pseudo) => {
    const style = getComputedStyle(part, pseudo);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow].join();
  })).join();
  const on = looks();
  it.blur();
  const off = looks();
  it.focus();
  return on !== off;
}"""


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the focus is there."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus and name in focus["name"]:
            return
    raise AssertionError(f"{name} cannot be reached with {key}")


def tab_to_field(page: Page, name: str) -> None:
    """Press Tab until the field with this name has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"The field {name} cannot be reached with Tab")


def test_the_skip_link_comes_first_and_leads_past_the_menu(desktop: Visitor) -> None:
    desktop.goes_to("/")
    desktop.page.keyboard.press("Tab")
    skip = desktop.page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desktop.page.keyboard.press("Enter")
    expect(desktop.page.locator("main")).to_be_focused()
    desktop.page.keyboard.press("Tab")
    assert desktop.page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_every_stop_is_seen(desktop: Visitor) -> None:
    """From top to footer: shown, on the screen, with a ring around it."""
    addresses = ("/", "/wijken/lariks/", "/agenda/", "/initiatieven/indienen/")
    for address in (*addresses, "/wijken/", "/binnenlopen/"):
        desktop.goes_to(address)
        for _ in range(MOST_STOPS):
            desktop.page.keyboard.press("Tab")
            focus = desktop.page.evaluate(FOCUS)
            if focus is None or focus["inFooter"]:
                break
            assert not focus["hidden"], (address, focus)
            assert focus["onScreen"], (address, focus)
            assert desktop.page.evaluate(HAS_RING), (address, focus)
        assert focus, f"the footer of {address} cannot be reached"


def test_the_map_leads_to_a_wijk_and_to_a_place(desktop: Visitor) -> None:
    desktop.goes_to("/wijken/")
    desktop.page.locator("#kaart").scroll_into_view_if_needed()
    desktop.page.locator(".mb-map a").first.focus()
    tab_to(desktop.page, "Peelo")
    desktop.page.keyboard.press("Enter")
    expect(desktop.heading).to_have_text("Peelo")
    desktop.goes_to("/binnenlopen/")
    number = desktop.page.locator("li", has_text="Markehuus").locator(".mb-mark").first.inner_text()
    desktop.page.locator(".mb-map a").first.focus()
    tab_to(desktop.page, f"{number} ")
    desktop.page.keyboard.press("Enter")
    expect(desktop.heading).to_have_text("Markehuus")


def test_the_menu_opens_and_closes(phone: Visitor) -> None:
    phone.goes_to("/")
    tab_to(phone.page, "Menu")
    phone.page.keyboard.press("Enter")
    panel = phone.page.locator(".mb-menu__panel")
    assert panel.is_visible()
    phone.page.keyboard.press("Tab")
    assert phone.page.evaluate("Boolean(document.activeElement.closest('.mb-menu__panel'))")
    phone.page.keyboard.press("Escape")
    assert not panel.is_visible()
    expect(phone.page.locator("summary").filter(has_text="Menu")).to_be_focused()


def test_an_idea_is_sent(desktop: Visitor) -> None:
    page = desktop.page
    desktop.goes_to("/initiatieven/indienen/?wijk=peelo")
    page.locator("#id_text").focus()
    page.keyboard.type("Een bankje bij de vijver")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "answer_way":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("[name=answer_way]:checked").input_value() == "visit"
    page.wait_for_timeout(3_200)
    tab_to(page, "Versturen")
    page.keyboard.press("Enter")
    expect(desktop.heading).to_contain_text(re.compile("uw idee is binnen", re.IGNORECASE))
