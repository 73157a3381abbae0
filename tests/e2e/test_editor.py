"""An editor of a wijk, logged in with one click, as far as a browser is needed to see it."""

from playwright.sync_api import expect

from tests.e2e.staff import log_in
from tests.e2e.visitor import Visitor

OF_PEELO = "Een nieuwe bank bij de vijver"
OF_LARIKS = "Warme soep op een koude dag"
ADDRESS = "/wijken/peelo/nieuws/nieuwe-bank-bij-de-vijver/"


def test_a_draft_is_approved_on_a_phone_by_its_own_wijk_alone(
    desktop: Visitor, phone: Visitor
) -> None:
    log_in(desktop, "Redactie van de wijk Lariks")
    work = desktop.page.get_by_role("main")
    expect(work.get_by_role("heading", level=1)).to_have_text("Mijn werk")
    draft_of_lariks = work.get_by_role("link", name=OF_LARIKS).get_attribute("href")
    assert draft_of_lariks
    expect(work).not_to_contain_text(OF_PEELO)

    log_in(phone, "Redactie van de wijk Peelo")
    expect(phone.page.get_by_role("main")).not_to_contain_text(OF_LARIKS)
    phone.goes_to(draft_of_lariks, status=404)
    assert OF_LARIKS not in phone.page.content()
    assert phone.context.request.get(ADDRESS).status == 404

    phone.goes_to("/beheer/")
    assert phone.is_too_wide_by() == 0, phone.sticking_out()
    phone.taps_on(phone.page.get_by_role("main").get_by_role("link", name=OF_PEELO))
    preview = phone.page.frame_locator("iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(OF_PEELO)
    assert phone.is_too_wide_by() == 0, phone.sticking_out()
    phone.taps_on(phone.page.get_by_role("button", name="Goedkeuren en publiceren"))
    phone.page.locator(".messages .success").wait_for()
    phone.goes_to(ADDRESS)
    expect(phone.heading).to_have_text(OF_PEELO)
    assert phone.taps == 2
