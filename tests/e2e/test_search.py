"""Searching by keyboard, with suggestions, and without a script."""

import re

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor


def test_suggestions_by_keyboard(phone: Visitor) -> None:
    page = phone.page
    phone.goes_to("/zoeken/")
    field = page.get_by_role("combobox", name="Wat zoekt u?")
    field.click()
    page.keyboard.type("speelt")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".mb-search [role=status]")).to_contain_text("suggesties")
    page.keyboard.press("ArrowDown")
    chosen = options.first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", chosen or "")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_value("speelt")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("u")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=speeltuin"))
    expect(page.get_by_role("heading", name=re.compile("gevonden"))).to_be_visible()
