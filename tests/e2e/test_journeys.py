"""What a resident comes to do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.addresses import PAGE_TYPES, READING, named
from tests.e2e.visitor import Visitor

CLOCK = re.compile(r"\b\d{1,2}\.\d{2}\b")
REFERENCE = re.compile(r"^MBA-[A-Z0-9]{8}$")
# The form takes anything faster for a machine.
HUMAN_SPEED = 3_200


def test_the_next_opening_is_three_taps_away(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.taps_on(phone.page.locator("nav.mb-wall").get_by_role("link", name="Peelo"))
    assert phone.path == "/wijken/peelo/"
    today = phone.page.locator(".mb-answer .mb-state").first.inner_text()
    assert re.search(r"open|dicht", today, re.IGNORECASE)
    phone.taps_on(phone.page.locator(".mb-answer a").first)
    hours = phone.page.get_by_role("table", name="Openingstijden")
    assert CLOCK.search(hours.inner_text())
    assert phone.taps <= 3


@pytest.mark.parametrize("typed", ["9406AB", "9406 ab "])
def test_a_postcode_leads_to_the_wijk(phone: Visitor, typed: str) -> None:
    phone.goes_to("/")
    field = phone.page.get_by_label("Uw postcode of straat")
    phone.taps_on(field)
    field.fill(typed)
    phone.taps_on(phone.page.get_by_role("button", name="Toon mijn wijk"))
    expect(phone.heading).to_have_text("Peelo")
    assert phone.page.locator(".mb-answer .mb-state").first.is_visible()
    assert phone.taps <= 3
    assert "9406" not in phone.page.url


def test_a_postcode_nobody_knows_gives_a_choice(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.page.get_by_label("Uw postcode of straat").fill("0000 ZZ")
    phone.page.get_by_role("button", name="Toon mijn wijk").click()
    expect(phone.heading).to_have_text("Kies uw wijk")
    assert phone.page.locator("nav.mb-wall a").count() >= 9


def fill_idea(page: Page) -> None:
    page.get_by_label("Wat is uw idee?").fill("Een bankje bij de <b>vijver</b> & een boom")
    page.get_by_label("In welke wijk?").select_option(label="Peelo")
    page.get_by_text("Ik kom langs").click()


def expect_received(visitor: Visitor) -> str:
    expect(visitor.heading).to_contain_text(re.compile("uw idee is binnen", re.IGNORECASE))
    number = visitor.page.locator(".mb-sent__number").inner_text()
    assert REFERENCE.match(number)
    return number


@pytest.mark.parametrize("who", ["phone", "without_script"])
def test_an_idea_is_sent(request: pytest.FixtureRequest, who: str) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    visitor.goes_to("/")
    visitor.page.locator("main").get_by_role("link", name="Ik heb een idee").first.click()
    visitor.page.wait_for_timeout(HUMAN_SPEED)
    fill_idea(visitor.page)
    visitor.page.get_by_role("button", name="Versturen").click()
    expect_received(visitor)
    assert visitor.context.cookies() == []


def test_an_idea_begun_on_the_page_of_a_wijk_carries_on(phone: Visitor) -> None:
    phone.goes_to("/wijken/peelo/")
    question = phone.page.get_by_label("Wat is uw idee?")
    question.fill("Een speeltuin")
    phone.page.locator("form").filter(has=question).get_by_role("button").click()
    expect(phone.page.get_by_label("Wat is uw idee?")).to_have_value("Een speeltuin")
    assert phone.page.get_by_label("In welke wijk?").input_value() == "peelo"


def test_an_idea_is_sent_from_the_site_of_a_partner(phone: Visitor) -> None:
    phone.goes_to("/initiatieven/indienen/inbedden/")
    assert phone.page.locator("header, footer").count() == 0
    phone.page.wait_for_timeout(HUMAN_SPEED)
    fill_idea(phone.page)
    phone.page.get_by_role("button", name="Versturen").click()
    assert REFERENCE.match(phone.page.locator(".mb-sent__number").inner_text())
    assert phone.context.cookies() == []


def test_what_was_typed_is_kept_when_something_is_missing(phone: Visitor) -> None:
    phone.goes_to("/initiatieven/indienen/")
    phone.page.get_by_label("Wat is uw idee?").fill("Een bankje")
    phone.page.get_by_role("button", name="Versturen").click()
    summary = phone.page.locator(".mb-errors")
    expect(summary).to_be_focused()
    assert phone.page.get_by_label("Wat is uw idee?").input_value() == "Een bankje"
    summary.get_by_role("link").first.click()
    assert phone.page.url.endswith("#veld-answer_way")


def test_only_the_field_of_the_chosen_way_is_asked(phone: Visitor) -> None:
    phone.goes_to("/initiatieven/indienen/")
    number, mail = phone.page.get_by_label("Uw telefoonnummer"), phone.page.get_by_label("e-mail")
    assert not number.is_visible()
    phone.page.get_by_text("Bel mij").click()
    assert number.is_visible()
    assert not mail.is_visible()


@pytest.mark.parametrize("address", READING, ids=named)
def test_everything_can_be_read_without_script(without_script: Visitor, address: str) -> None:
    without_script.goes_to(address)
    assert without_script.heading.first.is_visible()
    assert "javascript" not in without_script.page.locator("main").inner_text().lower()
    dead = without_script.page.evaluate(
        """[...document.querySelectorAll("main button")]
          .filter((it) => it.checkVisibility() && !it.form).map((it) => it.textContent.trim())"""
    )
    assert dead == [], "buttons that need a script are shown by that script"


def test_the_site_works_without_script(without_script: Visitor) -> None:
    """Menu, filter, paging and search."""
    page = without_script.page
    without_script.goes_to("/")
    page.locator("summary").filter(has_text="Menu").click()
    page.locator("details[open]").get_by_role("link", name="Nieuws").click()
    assert without_script.path == "/nieuws/"
    page.locator("a[rel=next]").first.click()
    assert page.url.endswith("page=2")
    without_script.goes_to("/agenda/?wijk=peelo")
    places = page.locator("main .mb-list a")
    assert places.count() > 0
    assert all("/peelo/" in (link.get_attribute("href") or "") for link in places.all())
    without_script.goes_to("/zoeken/")
    page.locator("main input[name=q]").fill("koffie")
    page.locator("main input[name=q]").press("Enter")
    assert page.locator("main .mb-row").count() > 0


def test_the_agenda_leads_to_one_date(phone: Visitor) -> None:
    phone.goes_to(PAGE_TYPES["activities.AgendaPage"])
    phone.page.locator("main .mb-row__title a").first.click()
    assert re.search(r"/\d{4}-\d\d-\d\d/$", phone.path)
    assert CLOCK.search(phone.page.locator(".mb-ticket").inner_text())


@pytest.mark.parametrize("who", ["phone", "without_script"])
def test_someone_in_a_photo_has_it_taken_down(request: pytest.FixtureRequest, who: str) -> None:
    """No account, two taps; another visitor sees a drawing at once."""
    visitor: Visitor = request.getfixturevalue(who)
    series = PAGE_TYPES["news.Article"]
    visitor.goes_to(series)
    photos = visitor.page.locator("main figure picture")
    before = photos.count()
    visitor.page.get_by_role("link", name="Ik sta op deze foto").last.click()
    file = visitor.page.locator("main img").first.get_attribute("src") or ""
    visitor.page.get_by_role("button", name="Haal deze foto weg").click()
    expect(visitor.heading).to_have_text("De foto is weg")
    assert REFERENCE.match(visitor.page.locator(".mb-sent__number").inner_text())
    assert visitor.context.cookies() == []
    visitor.goes_to(series)
    assert photos.count() == before - 1
    assert visitor.page.get_by_text("Deze foto is weggehaald.").count() >= 1
    assert visitor.context.request.get(file).status == 404
