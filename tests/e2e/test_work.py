"""What editors, the desk and Beheer do, as far as a browser is needed to see it."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.staff import (
    BEHEER,
    BEHIND,
    CITY,
    DESK,
    LARIKS,
    PAGES,
    PEELO,
    followed,
    log_in,
    screen_to_close,
)
from tests.e2e.test_accessibility import RUN, TAGS, axe
from tests.e2e.test_keyboard import tab_to, tab_to_field
from tests.e2e.visitor import Visitor

LIGHTS, MAST = "Lichtjes op het plein", "Wie betaalt mijn vlaggenmast?"
WIDTHS = (390, 1280)
QUIET = "Kloosterveen"
# Drawn by Wagtail beside our pages and around the fields of its editor, with names of its own.
OF_WAGTAIL = (".sidebar", ".w-minimap", ".w-panel__anchor", ".w-field__comment-button")
RUN_HERE = RUN.replace("axe.run(document,", f"axe.run({{exclude: {[[it] for it in OF_WAGTAIL]}}},")


def test_a_draft_is_approved_with_the_keyboard_alone(desktop: Visitor) -> None:
    page = desktop.page
    log_in(desktop, CITY)
    tab_to(page, LIGHTS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/mijn-werk/concept/*/")
    page.get_by_role("heading", name="Uw besluit").wait_for()
    tab_to(page, "Goedkeuren en publiceren")
    page.keyboard.press("Enter")
    page.locator(".messages .success").wait_for()
    desktop.goes_to("/wijken/marsdijk/nieuws/lichtjes-op-het-plein/")
    expect(desktop.heading).to_have_text(LIGHTS)


def press(page: Page, name: str, *, opens: bool = True) -> None:
    """Walk to something with Tab and press Enter."""
    tab_to(page, name)
    if not opens:
        page.keyboard.press("Enter")
        return
    with page.expect_navigation():
        page.keyboard.press("Enter")


def types_in(page: Page, field: str, words: str) -> None:
    """Walk to a field with Tab and type; in a list that chooses."""
    tab_to_field(page, field)
    page.keyboard.type(words)


def test_a_draft_is_declined_with_a_reason_and_not_without(phone: Visitor) -> None:
    """With the keyboard alone, on a small screen."""
    page = phone.page
    log_in(phone, CITY)
    press(page, MAST)
    press(page, "Vraag om een wijziging")
    expect(page.get_by_role("main")).to_contain_text("Schrijf wat er anders moet.")
    press(page, "Afwijzen")
    expect(page.get_by_role("main")).to_contain_text("Schrijf waarom dit niet op de site komt.")
    types_in(page, "comment", "Dit gaat over een eigen tuin.")
    press(page, "Afwijzen")
    expect(page.locator(".messages .success")).to_contain_text("is afgewezen")
    log_in(phone, BEHEER)
    phone.goes_to("/beheer/logboek/?tekst=eigen+tuin")
    row = page.get_by_role("main").locator("tbody tr").filter(has_text=MAST).first
    expect(row).to_contain_text("Robin Redactie")
    expect(row).to_contain_text("Dit gaat over een eigen tuin.")
    assert phone.is_too_wide_by() == 0, phone.sticking_out()


def test_a_case_is_picked_up_noted_and_handed_over(phone: Visitor) -> None:
    """With the keyboard alone, on a small screen."""
    page = phone.page
    log_in(phone, LARIKS)
    press(page, "Er ligt grofvuil")
    press(page, "Ik pak dit op")
    expect(page.get_by_role("main")).to_contain_text("U hebt dit opgepakt.")
    page.get_by_label("Notitie voor collega's").focus()
    page.keyboard.type("Gebeld met wijkbeheer.")
    press(page, "Bewaar notitie")
    expect(page.locator(".mb-case__entries")).to_contain_text("Gebeld met wijkbeheer.")
    press(page, "Draag over aan een andere wijk", opens=False)
    types_in(page, "wijk", "Peelo")
    types_in(page, "text", "De containers staan in Peelo.")
    assert phone.is_too_wide_by() == 0, phone.sticking_out()
    case = page.url
    press(page, "Draag over")
    expect(page.locator(".messages .success")).to_contain_text("bij de redactie van Peelo")
    phone.goes_to(case, status=404)
    log_in(phone, PEELO)
    expect(page.get_by_role("main")).to_contain_text("Er ligt grofvuil")


def test_a_wijk_begins_and_ends_with_the_keyboard_alone(desktop: Visitor) -> None:
    page = desktop.page
    log_in(desktop, CITY)
    desktop.goes_to("/beheer/wijk/")
    press(page, "Wijk toevoegen")
    types_in(page, "name", "Proefwijk")
    press(page, "Wijk toevoegen")
    press(page, "Sluiten")
    types_in(page, "reason", "Proef.")
    press(page, "Sluit deze wijk")
    desktop.goes_to("/wijken/proefwijk/")
    page.go_back()
    press(page, "Heropenen")
    types_in(page, "reason", "Toch niet.")
    press(page, "Heropen deze wijk")
    press(page, "Samenvoegen")
    types_in(page, "into", "Peelo")
    types_in(page, "reason", "Te klein.")
    press(page, "Laat zien wat er verhuist")
    expect(page.get_by_role("main")).to_contain_text("Dit kunt u niet terugdraaien.")
    press(page, "Voeg samen met Peelo")
    expect(page.locator(".messages .success")).to_contain_text("Proefwijk is samengevoegd")
    desktop.goes_to("/wijken/proefwijk/")
    assert desktop.path == "/wijken/peelo/"


def test_the_desk_notes_an_idea_and_closes_a_place_in_two_taps(phone: Visitor) -> None:
    page = phone.page
    log_in(phone, DESK)
    press(page, "Idee noteren")
    types_in(page, "text", "Een schommel voor grote mensen")
    page.locator("[name=answer_way][value=visit]").check(force=True)
    page.wait_for_timeout(3_200)
    page.get_by_role("button", name="Versturen").or_(
        page.get_by_role("button", name="Bewaar")
    ).first.press("Enter")
    expect(page.locator(".mb-receipt__number")).to_contain_text("-")
    phone.goes_to("/balie/plek/")
    press(page, "Markehuus")
    press(page, "Vandaag dicht")
    page.get_by_role("button", name="Gewone tijden terug").or_(
        page.get_by_role("alert")
    ).first.wait_for()
    phone.goes_to("/wijken/peelo/markehuus/")


def test_a_closing_is_planned_and_withdrawn_with_the_keyboard_alone(desktop: Visitor) -> None:
    page = desktop.page
    log_in(desktop, CITY)
    screen = screen_to_close(desktop, "Beleefhuis")
    desktop.goes_to(screen)
    tab_to_field(page, "day")
    page.keyboard.press("Control+a")
    page.keyboard.type((date.today() + timedelta(days=30)).strftime("%d-%m-%Y"))
    page.keyboard.press("Escape")
    press(page, "Sluit deze plek", opens=False)
    expect(page.get_by_role("main")).to_contain_text("Zeg kort waarom de plek dicht gaat.")
    assert wrong_here(desktop) == {}
    types_in(page, "reason", "Het huis wordt verkocht.")
    press(page, "Sluit deze plek")
    expect(page.locator(".messages .success")).to_contain_text("Beleefhuis sluit op")
    desktop.goes_to("/binnenlopen/beleefhuis/")
    desktop.sees("Deze plek sluit. Vanaf")
    assert wrong_on(desktop, [screen]) == {}
    press(page, "Trek de sluiting in")
    expect(page.locator(".messages .success")).to_contain_text("blijft open")
    desktop.goes_to("/binnenlopen/beleefhuis/")
    assert "Deze plek sluit" not in page.locator("main").inner_text()


def test_redactie_sees_a_row_for_every_wijk(desktop: Visitor) -> None:
    log_in(desktop, CITY)
    desktop.page.get_by_role("link", name="Alle wijken").click()
    desktop.page.wait_for_url("**/mijn-werk/wijken/")
    rows = desktop.page.get_by_role("main").locator("tbody tr")
    assert rows.count() >= 9
    expect(rows.filter(has=desktop.page.get_by_role("link", name="Peelo"))).not_to_have_count(0)


def wrong_on(visitor: Visitor, addresses: Iterable[str]) -> dict[tuple[str, int], list]:
    """What axe finds on these pages, and by how many pixels they are too wide."""
    found = {}
    for address in addresses:
        visitor.goes_to(address)
        found |= wrong_here(visitor)
    return found


def wrong_here(visitor: Visitor) -> dict:
    """The same of the page as it is now, with what was typed in it."""
    found = {}
    visitor.page.evaluate(axe())
    for width in WIDTHS:
        visitor.resizes(width)
        rows = visitor.page.evaluate(RUN_HERE, TAGS)
        wide = visitor.is_too_wide_by()
        if rows or wide > 0:
            said = [f"{row['id']}: {row['nodes'][:2]}" for row in rows]
            found[visitor.path, width] = [wide, *said]
    return found


@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing_on_the_pages_of_who_works_here(phone: Visitor, role: str) -> None:
    log_in(phone, role)
    addresses = list(PAGES[role])
    addresses += [followed(phone, start, links) for start, *links in BEHIND.get(role, [])]
    assert wrong_on(phone, addresses) == {}


def test_a_wijk_is_closed_and_opened_again(desktop: Visitor) -> None:
    page = desktop.page
    log_in(desktop, CITY)
    about = "/beheer/wijk/", f"main tr:has-text('{QUIET}') a[href*='/wijk/over/']"
    close = followed(desktop, about[0], [about[1], "main a[href$='/sluiten/']"])
    desktop.goes_to(close)
    page.fill("[name=reason]", "Proef")
    page.get_by_role("button", name="Sluit deze wijk").click()
    expect(page.locator(".messages .success")).to_contain_text("is gesloten")
    reopen = close.replace("/sluiten/", "/heropenen/")
    assert wrong_on(desktop, [reopen]) == {}
    page.get_by_role("button", name="Heropen").click()
    expect(page.get_by_role("main")).to_contain_text("Schrijf waarom.")
    page.fill("[name=reason]", "Proef voorbij")
    page.get_by_role("button", name="Heropen").click()
    expect(page.locator(".messages .success")).to_be_visible()
    desktop.goes_to("/wijken/")
    desktop.sees(QUIET)
