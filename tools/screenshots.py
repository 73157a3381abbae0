"""Makes the pictures of the README anew, from a running demo site.

.venv/bin/python tools/screenshots.py http://127.0.0.1:8000
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
PAGES = {
    "home": ("/", 1280, 1100),
    "wijk": ("/wijken/pittelo/", 390, 844),
    "activity": ("/wijken/pittelo/agenda/koffieochtend-pittelo/", 1280, 1100),
}


def main(base: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        for name, (path, width, height) in PAGES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(base + path, wait_until="networkidle")
            page.screenshot(path=str(IMAGES / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
