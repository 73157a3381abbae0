"""Asking for a reporter, and two reporters who want the same job."""

import re
import secrets
import string
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.test_accessibility import violations
from tests.e2e.visitor import Visitor

PASSWORD = "buurt-demo-2026"
HUMAN_SPEED = 3_200


def a_name() -> str:
    """Never the same twice, so that a site that runs longer holds one such job. No figures: of a
    number the desk shows nothing."""
    return "".join(secrets.choice(string.ascii_lowercase) for _letter in range(8))


WHAT = f"Bank {a_name()}: de buren verven hem samen"


def sign_in(visitor: Visitor, name: str) -> None:
    visitor.goes_to("/inloggen/")
    visitor.page.locator("input[name=login]").fill(f"{name}@example.org")
    visitor.page.locator("input[name=password]").fill(PASSWORD)
    visitor.page.locator("input[name=password]").press("Enter")
    visitor.page.wait_for_url("**/reporter/**")


def job_of(visitor: Visitor, what: str) -> None:
    """Open the job of which these are the first words."""
    visitor.page.get_by_role("link", name=re.compile(re.escape(what[:14]))).first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(what[:14])
    visitor.page.wait_for_load_state()


@pytest.fixture
def colleagues(browser: Browser, site: str) -> Iterator[list[Visitor]]:
    """Coby, Fons and Fatima, each with a phone of their own."""
    with ExitStack() as open_phones:
        yield [open_phones.enter_context(Visitor(browser, site)) for _name in range(3)]


def ask(visitor: Visitor, what: str = WHAT) -> str:
    """A resident asks; the number on the page afterwards."""
    visitor.goes_to("/wijkreporters/")
    visitor.page.get_by_role("link", name="Vraag of er een wijkreporter kan komen").click()
    page = visitor.page
    page.get_by_label("Wat is er te zien of te vertellen?").fill(what)
    page.get_by_label("Wanneer?").fill("zaterdag 5 juni 2027 om 2 uur")
    page.get_by_label("Waar?").fill("9406 AB")
    page.get_by_text("Foto's", exact=True).click()
    page.get_by_label("Uw naam").fill("Anna Voorbeeld")
    page.get_by_label("Uw telefoonnummer of e-mailadres").fill("anna@example.org")
    page.wait_for_timeout(HUMAN_SPEED)
    page.get_by_role("button", name="Versturen").click()
    expect(visitor.heading).to_have_text("Uw vraag is binnen")
    visitor.sees("Zaterdag 5 juni 2027, 14.00")
    visitor.sees("Peelo")
    return page.locator(".mb-sent__number").inner_text()


def test_ask_for_a_reporter_and_two_reporters_race(
    phone: Visitor, colleagues: list[Visitor]
) -> None:
    coby, fons, fatima = colleagues
    number = ask(phone)
    sign_in(coby, "coordinator")
    coby.goes_to("/reporter/coordinatie/")
    job_of(coby, WHAT)
    coby.sees(number)
    coby.page.get_by_role("button", name=re.compile(r"^Vraag \d+ reporters")).click()
    expect(coby.page.locator("main")).to_contain_text("U ziet hier wie er antwoordt")
    for reporter, name in ((fons, "fotograaf"), (fatima, "fotograaf2")):
        sign_in(reporter, name)
        reporter.goes_to("/reporter/klussen/")
        job_of(reporter, WHAT)
        assert reporter.is_too_wide_by() == 0
    fons.page.get_by_role("button", name="Ja, ik ga").click()
    expect(fons.page.locator("main")).to_contain_text("anna@example.org")
    fatima.page.get_by_role("button", name="Ja, ik ga").click()
    expect(fatima.page.locator("main")).to_contain_text("al vervuld")
    assert "anna@example.org" not in fatima.page.content()
    coby.page.reload()
    coby.sees("Iemand komt")
    coby.sees("Fons")


def test_what_reporters_do_not_do_keeps_what_was_typed(phone: Visitor) -> None:
    phone.goes_to("/wijkreporters/aanvragen/")
    phone.page.get_by_label("Wat is er te zien of te vertellen?").fill("Wij trouwen in juni")
    phone.page.get_by_text("Iets anders").click()
    phone.page.get_by_role("button", name="Versturen").click()
    expect(phone.page.locator("main")).to_contain_text("Daar komen onze reporters niet voor")
    kept = phone.page.get_by_label("Wat is er te zien of te vertellen?")
    expect(kept).to_have_value("Wij trouwen in juni")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_desk_of_the_coordinator_fits(browser: Browser, site: str, width: int) -> None:
    with Visitor(browser, site, width=width) as coby:
        sign_in(coby, "coordinator")
        for path in ("", "nieuw/", "reporters/", "aantallen/", "klaar/"):
            coby.goes_to(f"/reporter/coordinatie/{path}")
            assert coby.is_too_wide_by() == 0, (path, coby.sticking_out())


def test_axe_finds_nothing_at_the_desks(phone: Visitor) -> None:
    sign_in(phone, "coordinator")
    for path in ("", "nieuw/", "reporters/", "aantallen/", "klaar/"):
        phone.goes_to(f"/reporter/coordinatie/{path}")
        assert violations(phone) == {}, path
    phone.goes_to("/reporter/coordinatie/reporters/")
    phone.resizes(390)
    phone.page.get_by_role("link", name="Even niet").first.click()
    phone.page.get_by_role("heading", name="Even niet?").wait_for()
    assert violations(phone) == {}
    phone.goes_to("/reporter/coordinatie/")
    phone.resizes(390)
    phone.page.locator(".mb-job h3 a").first.click()
    phone.page.wait_for_url("**-**")
    phone.page.wait_for_load_state()
    assert violations(phone) == {}


def test_axe_finds_nothing_in_the_jobs_of_a_reporter(phone: Visitor) -> None:
    sign_in(phone, "fotograaf")
    phone.goes_to("/reporter/klussen/")
    assert violations(phone) == {}
    phone.resizes(390)
    phone.page.locator("section[aria-labelledby=uw] h3 a").first.click()
    phone.page.get_by_text("Met wie spreekt u af?").wait_for()
    assert violations(phone) == {}
