"""What editors, the desk and Beheer do, as far as a browser is needed to see it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.staff import BEHEER, BEHIND, CITY, DESK, LARIKS, PAGES, PEELO, log_in
from tests.e2e.test_accessibility import RUN, TAGS, axe
from tests.e2e.test_keyboard import tab_to
from tests.e2e.visitor import Visitor

LIGHTS, MAST = "Lichtjes op het plein", "Wie betaalt mijn vlaggenmast?"
WIDTHS = (390, 1280)
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


def test_a_draft_is_declined_with_a_reason_and_not_without(phone: Visitor) -> None:
    page = phone.page
    log_in(phone, CITY)
    page.get_by_role("main").get_by_role("link", name=MAST).click()
    page.get_by_role("button", name="Vraag om een wijziging").click()
    expect(page.get_by_role("main")).to_contain_text("Schrijf wat er anders moet.")
    page.get_by_role("button", name="Afwijzen").click()
    expect(page.get_by_role("main")).to_contain_text("Schrijf waarom dit niet op de site komt.")
    page.locator("#id_comment").fill("Dit gaat over een eigen tuin.")
    page.get_by_role("button", name="Afwijzen").click()
    expect(page.locator(".messages .success")).to_contain_text("is afgewezen")
    log_in(phone, BEHEER)
    phone.goes_to("/beheer/logboek/?tekst=eigen+tuin")
    row = page.get_by_role("main").get_by_role("row").filter(has_text=MAST).first
    expect(row).to_contain_text("Robin Redactie")
    expect(row).to_contain_text("Dit gaat over een eigen tuin.")
    assert phone.is_too_wide_by() == 0, phone.sticking_out()


def test_a_case_is_picked_up_noted_and_handed_over(phone: Visitor) -> None:
    page = phone.page
    log_in(phone, LARIKS)
    page.get_by_role("main").get_by_role("link", name="Er ligt grofvuil").click()
    page.get_by_role("button", name="Ik pak dit op").click()
    expect(page.get_by_role("main")).to_contain_text("U hebt dit opgepakt.")
    page.get_by_label("Notitie voor collega's").fill("Gebeld met wijkbeheer.")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.locator(".mb-case__entries")).to_contain_text("Gebeld met wijkbeheer.")
    page.get_by_text("Draag over aan een andere wijk").click()
    page.get_by_label("Aan welke wijk?").select_option(label="Peelo")
    page.get_by_label("Waarom?").fill("De containers staan in Peelo.")
    assert phone.is_too_wide_by() == 0, phone.sticking_out()
    case = page.url
    page.get_by_role("button", name="Draag over", exact=True).click()
    page.locator(".messages .success").wait_for()
    phone.goes_to(case, status=404)
    log_in(phone, PEELO)
    expect(page.get_by_role("main")).to_contain_text("Er ligt grofvuil")


def test_the_desk_notes_an_idea_and_closes_a_place_in_two_taps(phone: Visitor) -> None:
    page = phone.page
    log_in(phone, DESK)
    page.get_by_role("link", name="Idee noteren").click()
    page.locator("#id_text").fill("Een schommel voor grote mensen")
    page.locator("[name=answer_way][value=visit]").check(force=True)
    page.wait_for_timeout(3_200)
    page.get_by_role("button", name="Versturen").or_(
        page.get_by_role("button", name="Bewaar")
    ).first.click()
    expect(page.locator(".mb-receipt__number")).to_contain_text("-")
    phone.goes_to("/balie/plek/")
    page.locator("main form button", has_text="Markehuus").click()
    page.get_by_role("button", name="Vandaag dicht").click()
    page.get_by_role("button", name="Gewone tijden terug").or_(
        page.get_by_role("alert")
    ).first.wait_for()
    phone.goes_to("/wijken/peelo/markehuus/")


def test_redactie_sees_a_row_for_every_wijk(desktop: Visitor) -> None:
    log_in(desktop, CITY)
    desktop.page.get_by_role("link", name="Alle wijken").click()
    desktop.page.wait_for_url("**/mijn-werk/wijken/")
    rows = desktop.page.get_by_role("main").locator("tbody tr")
    assert rows.count() >= 9
    expect(rows.filter(has=desktop.page.get_by_role("link", name="Peelo"))).not_to_have_count(0)


@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing_on_the_pages_of_who_works_here(phone: Visitor, role: str) -> None:
    log_in(phone, role)
    addresses = list(PAGES[role])
    for start, link in BEHIND.get(role, []):
        phone.goes_to(start)
        address = phone.page.locator(link).first.get_attribute("href")
        assert address, (start, link)
        addresses.append(address)
    found = {}
    for address in addresses:
        phone.goes_to(address)
        phone.page.evaluate(axe())
        for width in WIDTHS:
            phone.resizes(width)
            rows = phone.page.evaluate(RUN_HERE, TAGS)
            wide = phone.is_too_wide_by()
            if rows or wide > 0:
                found[address, width] = [wide, *(f"{r['id']}: {r['nodes'][:2]}" for r in rows)]
    assert found == {}
