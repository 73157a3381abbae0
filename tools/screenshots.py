"""Makes the pictures of the README and of the guide for editors anew, from a running demo site.

.venv/bin/python tools/screenshots.py http://127.0.0.1:8000
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
COLOURS = 48
PHONE, DESK = (390, 760), (1000, 680)
EDITOR, OTHER_EDITOR = "Redactie van de wijk Peelo", "Redactie van de wijk Lariks"


@dataclass(frozen=True)
class Shot:
    """A picture: an address, then (each if given) links to follow, and what to scroll to."""

    name: str
    path: str
    size: tuple[int, int]
    follow: tuple[str, ...] = ()
    scroll_to: str = ""


README = [
    Shot("home", "/", (1280, 1100)),
    Shot("wijk", "/wijken/pittelo/", (390, 844)),
    Shot("activity", "/wijken/pittelo/agenda/koffieochtend-pittelo/", (1280, 1100)),
]
GUIDE = {
    "": [Shot("inloggen", "/inloggen/", PHONE)],
    EDITOR: [
        Shot("mijn-werk", "/beheer/", PHONE),
        Shot("nieuws", "/beheer/nieuws/", DESK),
        Shot("bericht", "/beheer/nieuws/nieuw/", DESK),
        Shot(
            "activiteit",
            "/beheer/activiteiten/",
            DESK,
            follow=("main tbody td a",),
            scroll_to="[name=first_date]",
        ),
        Shot("datum", "/beheer/data-agenda/", DESK, follow=("main tbody td a",)),
        Shot("andere-tijden", "/beheer/andere-tijden/", DESK, follow=("a[href$='/new/']",)),
        Shot(
            "zaak",
            "/beheer/berichten/",
            PHONE,
            follow=("main table a[href*='/berichten/']:visible",),
        ),
        Shot("weg", "/beheer/mijn-werk/werkdagen/", PHONE),
    ],
    OTHER_EDITOR: [
        Shot(
            "concept",
            "/beheer/",
            PHONE,
            follow=("main a[href*='/mijn-werk/concept/']",),
            scroll_to="#besluit",
        )
    ],
}


def main(base: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        take(browser, base, README, IMAGES)
        for role, shots in GUIDE.items():
            take(browser, base, shots, IMAGES / "redactie", role)
        browser.close()


def take(browser: Browser, base: str, shots: list[Shot], folder: Path, role: str = "") -> None:
    """Each shot by one person, or by a reader."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        base_url=base, locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce"
    )
    page = context.new_page()
    if role:
        page.goto("/demo/")
        page.get_by_role("button", name=f"als {role}").click()
        page.wait_for_url("**/beheer/")
    for shot in shots:
        save(picture(page, shot), folder / f"{shot.name}.png")
    context.close()


def picture(page: Page, shot: Shot) -> bytes:
    page.set_viewport_size({"width": shot.size[0], "height": shot.size[1]})
    page.goto(shot.path, wait_until="networkidle")
    for link in shot.follow:
        page.locator(link).first.click()
        page.wait_for_load_state("networkidle")
    if shot.scroll_to:
        page.locator(shot.scroll_to).first.evaluate("it => it.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(300)
    return page.screenshot()


def save(shot: bytes, path: Path) -> None:
    """With few colours: what is drawn needs no more, and the repository stays light."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
