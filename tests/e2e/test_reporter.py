"""A reporter on a phone in the rain: photos, no internet, questions, online."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Route, expect

from tests.e2e.test_accessibility import RUN, TAGS, axe
from tests.e2e.visitor import Visitor

DESK = ["/reporter/", "/reporter/verhalen/", "/reporter/nieuw/"]
TITLE = "Soep op de hoek"


def comes_in(visitor: Visitor, email: str) -> None:
    visitor.goes_to("/inloggen/")
    visitor.page.fill("[name=login]", email)
    visitor.page.fill("[name=password]", "buurt-demo-2026")
    visitor.page.locator("main form button").first.click()
    visitor.page.wait_for_url("**/*er/")


def waits(visitor: Visitor, until: Callable[[], bool], seconds: int = 90) -> None:
    """The policy of the site forbids Playwright's own way of waiting for a function."""
    for _try in range(seconds * 5):
        if until():
            return
        visitor.page.wait_for_timeout(200)
    pytest.fail("This took too long.")


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Ten photos from a camera roll, the last one as a new phone makes it."""
    folder = tmp_path_factory.mktemp("foto")
    made = []
    for number in range(9):
        image = Image.effect_noise((3000, 2000), 40).convert("RGB")
        ImageDraw.Draw(image).rectangle((0, 0, 900, 900), fill=(25 * number, 120, 200))
        image.save(folder / f"IMG_{number}.jpg", quality=80)
        made.append(folder / f"IMG_{number}.jpg")
    content = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (1600, 1200), "orange")).save(content)
    (folder / "IMG_9.heic").write_bytes(content.getvalue())
    return [*made, folder / "IMG_9.heic"]


def test_ten_photos_come_whole_though_the_internet_went_away(
    phone: Visitor, photos: list[Path]
) -> None:
    page = phone.page
    comes_in(phone, "fotograaf@example.org")
    phone.goes_to("/reporter/verhalen/")
    before = page.locator(".mb-rep__row").count()
    phone.goes_to("/reporter/nieuw/")
    page.fill("[name=title]", TITLE)
    page.select_option("[name=wijk]", "peelo")
    page.set_input_files("[name=photos]", photos)
    waits(phone, lambda: page.locator("[data-photos] > li").count() == 10)
    waits(phone, lambda: page.locator("[data-state=here]").count() >= 3)
    phone.context.set_offline(True)
    page.fill("[name=text]", "Het regende. De soep was warm.")
    with_child = page.locator("[data-photos] > li").nth(4)
    with_child.get_by_role("radio", name="kinderen").check()
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.locator("[data-told]")).to_contain_text("Geen internet")
    expect(page.locator("[data-offline]")).to_contain_text("Geen internet")
    phone.context.set_offline(False)
    page.wait_for_url("**/verhalen/*/", timeout=120_000)
    phone.problems = [row for row in phone.problems if "ERR_INTERNET_DISCONNECTED" not in row]
    phone.sees("bij de redactie")
    phone.sees("10 foto's")
    phone.goes_to("/reporter/verhalen/")
    assert page.locator(".mb-rep__row").count() == before + 1


def test_photos_chosen_before_the_script_runs_are_not_lost(
    phone: Visitor, photos: list[Path]
) -> None:
    page = phone.page
    held: list[Route] = []
    comes_in(phone, "schrijver@example.org")
    page.route("**/story.*js", lambda route: held.append(route))
    page.goto(f"{phone.site}/reporter/nieuw/", wait_until="commit")
    page.fill("[name=title]", "Snel gekozen")
    page.set_input_files("[name=photos]", photos[:2])
    waits(phone, lambda: bool(held))
    held[0].continue_()
    waits(phone, lambda: page.locator("[data-photos] > li").count() == 2)


def test_a_closed_tab_loses_nothing(phone: Visitor) -> None:
    comes_in(phone, "fotograaf2@example.org")
    phone.goes_to("/reporter/nieuw/")
    phone.context.set_offline(True)
    phone.page.fill("[name=title]", "Zonder internet getypt")
    phone.page.wait_for_timeout(800)
    phone.page.close()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    phone.goes_to("/reporter/nieuw/")
    expect(phone.page.locator("[name=title]")).to_have_value("Zonder internet getypt")
    waits(phone, lambda: "/schrijven/" in phone.page.url)
    phone.problems = [row for row in phone.problems if "ERR_INTERNET_DISCONNECTED" not in row]


def test_a_photo_that_is_too_large_is_sent_once(phone: Visitor, photos: list[Path]) -> None:
    """From the list as well, where a story goes on its way by itself."""
    comes_in(phone, "fotograaf2@example.org")
    phone.goes_to("/reporter/nieuw/")
    phone.context.set_offline(True)
    phone.page.fill("[name=title]", "Met een grote foto")
    phone.page.set_input_files("[name=photos]", photos[:1])
    waits(phone, lambda: phone.page.locator("[data-photos] > li").count() == 1)
    phone.page.close()
    phone.context.set_offline(False)
    phone.page = phone.context.new_page()
    sent: list[Route] = []
    phone.expected.add(413)
    phone.page.route("**/foto/", lambda route: (sent.append(route), route.fulfill(status=413)))
    phone.goes_to("/reporter/verhalen/")
    waits(phone, lambda: bool(sent))
    expect(phone.page.locator("[data-resume]")).to_be_hidden()
    assert len(sent) == 1
    phone.problems = [row for row in phone.problems if "ERR_INTERNET_DISCONNECTED" not in row]


def test_photos_wait_by_hand_and_outlive_a_lost_session(phone: Visitor, photos: list[Path]) -> None:
    """As on an iPhone, which does not tell whether it is on wifi."""
    page = phone.page
    phone.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {get: () => undefined})"
    )
    comes_in(phone, "fotograaf2@example.org")
    phone.goes_to("/reporter/nieuw/")
    page.get_by_label("Wacht met foto's versturen").check()
    page.fill("[name=title]", "Straks thuis")
    page.set_input_files("[name=photos]", photos[:2])
    expect(page.locator("[data-told]")).to_contain_text("Stuur nu")
    assert page.locator("[data-state=here]").count() == 0
    phone.context.clear_cookies()
    phone.expected.add(401)
    page.get_by_role("button", name="Stuur nu").click()
    page.locator("[data-told]").get_by_role("link", name="Log in").click()
    page.fill("[name=login]", "fotograaf2@example.org")
    page.fill("[name=password]", "buurt-demo-2026")
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/schrijven/")
    expect(page.locator("[name=title]")).to_have_value("Straks thuis")
    page.get_by_role("button", name="Stuur nu").click()
    waits(phone, lambda: page.locator("[data-state=here]").count() == 2)
    page.get_by_label("Wacht met foto's versturen").uncheck()


def test_what_is_here_can_be_used_while_other_photos_wait(
    phone: Visitor, photos: list[Path]
) -> None:
    page = phone.page
    phone.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {get: () => undefined})"
    )
    comes_in(phone, "fotograaf2@example.org")
    phone.goes_to("/reporter/nieuw/")
    page.fill("[name=title]", "Een hier, een straks")
    page.set_input_files("[name=photos]", photos[:1])
    waits(phone, lambda: page.locator("[data-state=here]").count() == 1)
    page.get_by_label("Wacht met foto's versturen").check()
    page.set_input_files("[name=photos]", photos[1:2])
    expect(page.locator("[data-told]")).to_contain_text("Stuur nu")
    page.locator("[data-state=here]").get_by_role("button", name="Maak iemand onherkenbaar").click()
    page.wait_for_url("**/onherkenbaar/")
    page.go_back()
    expect(page.locator("[data-state=waiting]")).to_have_count(1)
    page.get_by_role("button", name="Voorbeeld").click()
    page.wait_for_url("**/voorbeeld/")
    page.go_back()
    page.get_by_label("Wacht met foto's versturen").uncheck()
    waits(phone, lambda: page.locator("[data-state=waiting]").count() == 0)


def test_a_question_an_answer_and_online(phone: Visitor, desktop: Visitor) -> None:
    page = phone.page
    comes_in(phone, "schrijver@example.org")
    phone.goes_to("/reporter/nieuw/")
    page.fill("[name=title]", "De brug is open")
    page.select_option("[name=wijk]", "peelo")
    page.fill("[name=text]", "De brug is weer open.\n\n# Feest\n\nEr was taart.")
    page.get_by_role("radio", name="Nee, er staan geen namen").check()
    page.get_by_role("button", name="Verstuur", exact=True).click()
    page.wait_for_url("**/verhalen/*/")
    story = phone.path
    decides(desktop, "Vraag om een wijziging", "Wie bakte de taart?")
    phone.goes_to(story)
    phone.sees("Wie bakte de taart?")
    page.get_by_role("link", name="Pas het aan").click()
    page.fill("[name=text]", "De brug is weer open.\n\n# Feest\n\nDe buren bakten taart.")
    page.fill("[name=answer]", "De buren van de brug.")
    page.get_by_role("button", name="Verstuur opnieuw").click()
    page.wait_for_url("**/verhalen/*/")
    decides(desktop, "Goedkeuren en publiceren", "")
    phone.goes_to(story)
    phone.sees("Het staat op de site")
    page.get_by_role("link", name="Bekijk op de site").click()
    expect(phone.heading).to_have_text("De brug is open")


def decides(desktop: Visitor, button: str, note: str) -> None:
    comes_in(desktop, "redactie.peelo@example.org")
    desktop.goes_to("/beheer/")
    desktop.page.get_by_role("link", name="De brug is open").first.click()
    desktop.page.fill("[name=comment]", note)
    desktop.page.get_by_role("button", name=button).click()
    desktop.page.wait_for_url("**/beheer/")
    desktop.context.clear_cookies()


def test_axe_finds_nothing_at_the_desk(phone: Visitor) -> None:
    """Each screen, the stories in each state, and the form with a mistake."""
    comes_in(phone, "schrijver@example.org")
    phone.goes_to("/reporter/verhalen/")
    form = phone.page.locator(".mb-rep__row a", has_text="Koffie na de markt")
    consent = str(form.get_attribute("href")).replace("schrijven", "toestemming")
    phone.goes_to(consent)
    phone.page.get_by_role("button", name="Maak een code").click()
    phone.goes_to("/reporter/verhalen/")
    links = phone.page.locator(".mb-rep__row a").evaluate_all("all => all.map(it => it.href)")
    own = ["/" + link.split("/", 3)[3] for link in links]
    found = {}
    for path in [*DESK, *own, consent]:
        phone.goes_to(path)
        for width in (390, 1280):
            phone.resizes(width)
            phone.page.evaluate(axe())
            rows = phone.page.evaluate(RUN, TAGS)
            if rows:
                found[path, width] = {row["id"]: row["nodes"][0][:150] for row in rows}
            assert phone.is_too_wide_by() <= 0, (path, width, phone.sticking_out())
    assert found == {}


def test_the_form_goes_by_keyboard_alone(desktop: Visitor) -> None:
    comes_in(desktop, "schrijver@example.org")
    desktop.goes_to("/reporter/nieuw/")
    page = desktop.page
    page.focus("[name=title]")
    page.keyboard.type("Met toetsen")
    seen = []
    for _press in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.value"))
        if page.evaluate("document.activeElement.value") == "verstuur":
            break
    assert {"wijk", "text", "photos"} <= set(seen)
    page.keyboard.press("Enter")
    page.locator(".mb-errors").wait_for()
    desktop.sees("Kies voor welke wijk dit is.")
