"""Signing up for an activity: a place, the waiting list, signing off, and who moves up."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.staff import DESK, log_in
from tests.e2e.test_accessibility import violations
from tests.e2e.test_journeys import HUMAN_SPEED, REFERENCE
from tests.e2e.test_keyboard import tab_to
from tests.e2e.visitor import Visitor

DINNER = "/wijken/peelo/agenda/samen-eten-markehuus/"
LINK = re.compile(r"/agenda/meedoen/afmelden/[\w:.=-]+/")
#: A date with nobody yet, of those that are offered.
NUMBER = 3


def sign_up(visitor: Visitor, mail: str) -> str:
    """Fill in the form for that date; what the page says afterwards."""
    page = visitor.page
    visitor.goes_to(DINNER)
    page.get_by_role("link", name="Meld u aan").click()
    page.wait_for_timeout(HUMAN_SPEED)
    page.locator("input[name=date]").nth(NUMBER).check()
    page.get_by_label("Uw naam").fill("Proef Persoon")
    page.get_by_label("Uw e-mailadres").fill(mail)
    page.get_by_role("button", name="Versturen").click()
    assert REFERENCE.match(page.locator(".mb-sent__number").inner_text())
    return page.locator(".mb-sent").inner_text()


def write_down(page: Page, name: str, told: str, *, people: int = 1, mail: str = "") -> None:
    """At the desk, on the list of a date; a connection may not send more than a few from home."""
    page.get_by_role("link", name="Iemand aanmelden").click()
    page.wait_for_timeout(HUMAN_SPEED)
    page.get_by_label("Met hoeveel mensen komt u?").fill(str(people))
    page.get_by_label("Uw naam").fill(name)
    page.get_by_label("Uw e-mailadres").fill(mail)
    page.get_by_label("Uw telefoonnummer").fill("06 12 34 56 78")
    tab_to(page, "Versturen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(told)


def mailed_link(visitor: Visitor, subject: str, mail: str) -> str:
    """The link to sign off in a mail, as the demo shows it."""
    visitor.goes_to("/demo/")
    row = visitor.page.locator("main tr, main li").filter(has_text=mail).filter(has_text=subject)
    row.get_by_role("link").first.click()
    found = LINK.search(visitor.page.locator("main").inner_text().replace("\n", ""))
    assert found, "There is no link in the mail"
    return found[0]


def test_a_place_the_list_and_moving_up(phone: Visitor, desktop: Visitor) -> None:
    """A resident takes the last place and leaves it; who was on the waiting list gets it."""
    phone.goes_to(f"{DINNER}meedoen/")
    day = phone.page.locator("input[name=date]").nth(NUMBER).get_attribute("value")
    log_in(desktop, DESK)
    desktop.goes_to("/balie/aanmeldingen/")
    desktop.page.locator(f"main h3 a[href$='/{day}/']").filter(has_text="Zondags").click()
    write_down(desktop.page, "Groep Proef", "Er is plek voor 11 mensen.", people=11)
    assert "U hebt een plek." in sign_up(phone, "een@example.org")
    assert phone.context.cookies() == []
    assert violations(phone) == {}
    waits = "Op de wachtlijst, nummer 1."
    write_down(desktop.page, "Wacht Proef", waits, mail="twee@example.org")
    phone.goes_to(mailed_link(phone, "U bent aangemeld", "een@example.org"))
    assert violations(phone) == {}
    phone.page.get_by_role("button", name="Ja, meld mij af").click()
    phone.sees("U bent afgemeld. Dank u wel dat u het liet weten.")
    phone.goes_to(mailed_link(phone, "Er is een plek voor u", "twee@example.org"))
    phone.sees("U hebt een plek.")


def test_a_form_with_mistakes(without_script: Visitor) -> None:
    page = without_script.page
    without_script.goes_to(f"{DINNER}meedoen/")
    page.get_by_label("Uw naam").fill("Proef Persoon")
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator(".mb-errors")).to_contain_text("Kies op welke dag u komt.")
    expect(page.get_by_label("Uw naam")).to_have_value("Proef Persoon")
    assert without_script.is_too_wide_by() <= 0


def test_the_desk_signs_up_and_off_with_the_keyboard(desktop: Visitor) -> None:
    page = desktop.page
    log_in(desktop, DESK)
    desktop.goes_to("/balie/aanmeldingen/")
    page.locator("main h3 a").nth(2).click()
    write_down(page, "Bel Proef", "Er is een plek voor 1 mens.")
    tab_to(page, "Afmelden Bel Proef")
    page.keyboard.press("Enter")
    tab_to(page, "Ja, meld Bel Proef af")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Afgemeld")
    expect(page.get_by_role("main")).not_to_contain_text("Bel Proef")
    assert desktop.is_too_wide_by() <= 0
