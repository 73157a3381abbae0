"""The whole way of a story, as the people in it go it: asked for, sent out, heard, published, and a
photo of it taken down by someone in it."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.test_accessibility import violations
from tests.e2e.test_reporter import photos, waits
from tests.e2e.test_reporters import a_name, ask, colleagues, job_of, sign_in
from tests.e2e.visitor import Visitor

__all__ = ["colleagues", "photos"]

NAME = a_name()
WHAT = f"Oogst {NAME}: de buren koken samen"
TITLE = f"De oogst van {NAME}"
CHILD = 4


def test_from_request_to_takedown(
    phone: Visitor, colleagues: list[Visitor], desktop: Visitor, photos: list[Path]
) -> None:
    coby, fons, fatima = colleagues
    number = ask(phone, WHAT)
    two_race(coby, fons, fatima)
    story = sends_ten_photos(fons, photos)
    decides(desktop, "Vraag om een wijziging", "Wie is het kind op foto 5?")
    answers(fons, story)
    decides(desktop, "Goedkeuren en publiceren", "")
    fons.goes_to(story)
    fons.sees("Het staat op de site")
    fons.page.get_by_role("link", name="Bekijk op de site").click()
    is_told(desktop, number)
    has_it_taken_down(phone, fons.path)


def two_race(coby: Visitor, fons: Visitor, fatima: Visitor) -> None:
    """Both look at the job; the first yes has it, and the other reads so."""
    sign_in(coby, "coordinator")
    coby.goes_to("/reporter/coordinatie/")
    job_of(coby, WHAT)
    coby.page.get_by_role("button", name=re.compile(r"^Vraag \d+ reporters")).click()
    coby.page.wait_for_load_state()
    for reporter, name in ((fons, "fotograaf"), (fatima, "fotograaf2")):
        sign_in(reporter, name)
        reporter.goes_to("/reporter/klussen/")
        job_of(reporter, WHAT)
    for reporter in (fons, fatima):
        reporter.page.get_by_role("button", name="Ja, ik ga").click()
    expect(fatima.page.locator("main")).to_contain_text("al vervuld")
    expect(fons.page.locator("main")).to_contain_text("De klus is voor u")


def sends_ten_photos(fons: Visitor, photos: list[Path]) -> str:
    """Halfway there is no internet; the address of the story afterwards."""
    page = fons.page
    page.get_by_role("link", name="Stuur uw foto's of verhaal").click()
    page.fill("[name=title]", TITLE)
    page.set_input_files("[name=photos]", photos)
    tiles = page.locator("[data-photos] > li")
    waits(fons, lambda: tiles.count() == len(photos))
    waits(fons, lambda: page.locator("[data-state=here]").count() >= 3)
    fons.context.set_offline(True)
    page.fill("[name=text]", "De buren oogstten samen. Daarna was er soep.")
    tiles.nth(CHILD).get_by_role("radio", name="kinderen").check()
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.locator("[data-told]")).to_contain_text("Geen internet")
    fons.context.set_offline(False)
    page.wait_for_url(re.compile(r"/verhalen/[0-9a-f-]+/$"), timeout=120_000)
    fons.problems = [row for row in fons.problems if "ERR_INTERNET_DISCONNECTED" not in row]
    fons.sees("bij de redactie")
    fons.sees("10 foto's")
    return fons.path


def decides(desktop: Visitor, button: str, note: str) -> None:
    sign_in_as_editor(desktop)
    desktop.page.get_by_role("link", name=TITLE).first.click()
    desktop.page.fill("[name=comment]", note)
    desktop.page.get_by_role("button", name=button).click()
    desktop.page.wait_for_url("**/beheer/")
    desktop.context.clear_cookies()


def sign_in_as_editor(desktop: Visitor) -> None:
    desktop.goes_to("/inloggen/")
    desktop.page.fill("[name=login]", "redactie.peelo@example.org")
    desktop.page.fill("[name=password]", "buurt-demo-2026")
    desktop.page.press("[name=password]", "Enter")
    desktop.page.wait_for_url("**/beheer/")


def answers(fons: Visitor, story: str) -> None:
    """Makes the child unrecognisable with a finger, and says of each photo what it shows."""
    page = fons.page
    fons.goes_to(story)
    fons.sees("Wie is het kind op foto 5?")
    page.get_by_role("link", name="Pas het aan").click()
    page.fill("[name=answer]", "Dat weet ik niet. Het is nu onherkenbaar.")
    tiles = page.locator("[data-photos] > li")
    tiles.nth(CHILD).get_by_role("button", name="Maak iemand onherkenbaar").click()
    page.wait_for_url("**/onherkenbaar/")
    assert violations(fons) == {}
    fons.resizes(390)
    draws(page, page.locator("[data-blur-areas]"))
    page.get_by_role("radio", name="Niemand herkenbaar").check()
    page.get_by_role("button", name="Maak onherkenbaar").click()
    page.wait_for_url("**/schrijven/#foto-*")
    expect(tiles.nth(CHILD)).to_contain_text("Onherkenbaar gemaakt")
    expect(page.locator("[name=answer]")).to_have_value(re.compile("onherkenbaar"))
    page.get_by_role("radio", name="Nee, er staan geen namen").check()
    for number in range(tiles.count()):
        describes(tiles.nth(number), number + 1)
    page.get_by_role("button", name="Verstuur opnieuw").click()
    page.wait_for_url(re.compile(r"/verhalen/[0-9a-f-]+/$"), timeout=60_000)


def draws(page: Page, layer: Locator) -> None:
    box = layer.bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + 30, top + 30)
    page.mouse.move(left + 60, top + 60)
    page.mouse.up()
    assert page.locator(".blur__area").count() == 1


def describes(tile: Locator, number: int) -> None:
    tile.get_by_role("radio", name="niemand herkenbaar").check()
    tile.locator("summary").click()
    tile.get_by_label("Wat staat er op?").fill(f"Een mand met groente, {number}")


def is_told(desktop: Visitor, number: str) -> None:
    """Who asked hears that it is online: the demo shows what was sent."""
    for _try in range(20):
        desktop.goes_to("/demo/")
        if f"Het verhaal staat online: {number}" in desktop.page.locator("main").inner_text():
            return
        desktop.page.wait_for_timeout(500)
    raise AssertionError("Who asked was not told.")


def has_it_taken_down(phone: Visitor, page: str) -> None:
    phone.goes_to(page)
    expect(phone.heading).to_have_text(TITLE)
    link = phone.page.get_by_role("link", name="Ik sta op deze foto").nth(1)
    address = str(link.get_attribute("href"))
    photo = re.search(r"[0-9a-f-]{36}", address)
    assert photo is not None
    assert phone.page.request.get(f"/foto/{photo[0]}/640.jpg").status == 200
    link.click()
    phone.page.get_by_role("button", name="Haal deze foto weg").click()
    phone.sees("De foto is weg")
    phone.expected.add(404)
    assert phone.page.request.get(f"/foto/{photo[0]}/640.jpg").status == 404
    phone.goes_to(page)
    assert photo[0] not in phone.page.content()
    phone.sees("Deze foto is weggehaald.")
