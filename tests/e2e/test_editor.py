"""An editor of a wijk, logged in with one click, as far as a browser is needed to see it."""

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor

OF_PEELO = "Een nieuwe bank bij de vijver"
OF_LARIKS = "Warme soep op een koude dag"
ADDRESS = "/wijken/peelo/nieuws/nieuwe-bank-bij-de-vijver/"


def log_in(visitor: Visitor, role: str) -> None:
    visitor.goes_to("/demo/")
    visitor.page.get_by_role("button", name=f"als {role}").click()
    visitor.page.wait_for_url("**/beheer/")


def test_a_draft_is_approved_by_its_own_wijk_alone(desktop: Visitor, phone: Visitor) -> None:
    log_in(phone, "Redactie van de wijk Lariks")
    waiting = phone.page.get_by_role("main")
    draft_of_lariks = waiting.get_by_role("link", name=OF_LARIKS).first.get_attribute("href")
    assert draft_of_lariks
    expect(waiting).not_to_contain_text(OF_PEELO)

    log_in(desktop, "Redactie van de wijk Peelo")
    expect(desktop.page.get_by_role("main")).not_to_contain_text(OF_LARIKS)
    desktop.expected |= {403, 404}
    answer = desktop.page.goto(draft_of_lariks)
    assert answer is not None
    assert OF_LARIKS not in desktop.page.content()
    assert desktop.context.request.get(ADDRESS).status == 404

    desktop.goes_to("/beheer/")
    desktop.page.get_by_role("main").get_by_role("link", name=OF_PEELO).first.click()
    approve(desktop)
    desktop.goes_to(ADDRESS)
    expect(desktop.heading).to_have_text(OF_PEELO)


def approve(visitor: Visitor) -> None:
    actions = visitor.page.get_by_role("navigation", name="Acties")
    actions.get_by_role("button", name="Goedkeuren en publiceren").click()
    visitor.page.locator(".messages .success").wait_for()
