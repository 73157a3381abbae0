"""Someone with a browser. Notes what a person does not see: errors, foreign hosts, cookies."""

from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Request, Response

PATIENCE = 15_000
# Chromium's own words for an answer of 400 or more, which the test of that page asks for.
OF_THE_ANSWER = "Failed to load resource: the server responded with a status of"


class Visitor:
    """One browser context with one page. Leaving it fails when something went wrong."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        *,
        width: int = 390,
        height: int = 844,
        javascript: bool = True,
    ) -> None:
        self.site = site
        self.taps = 0
        self.expected: set[int] = {200, 301, 302, 304}
        self.problems: list[str] = []
        self.context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            has_touch=width < 768,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.context.on("request", self.note_request)
        self.context.on("response", self.note_response)
        self.page.on("console", self.note_console)
        self.page.on("pageerror", self.note_error)

    def note_request(self, request: Request) -> None:
        scheme = urlsplit(request.url).scheme
        if scheme not in ("data", "blob") and not request.url.startswith(self.site + "/"):
            self.problems.append(f"asks another host: {request.url}")

    def note_response(self, response: Response) -> None:
        if response.status not in self.expected:
            self.problems.append(f"answer {response.status}: {response.url}")

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(OF_THE_ANSWER):
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def note_error(self, error: Error) -> None:
        self.problems.append(f"script: {error.message}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.context.close()
        if kind is None:
            assert self.problems == []

    def goes_to(self, address: str, *, status: int = 200) -> None:
        """Type an address."""
        self.expected.add(status)
        response = self.page.goto(address)
        assert response is not None
        assert response.status == status, f"{address} answered {response.status}"

    def resizes(self, width: int, height: int = 800) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def taps_on(self, where: Locator) -> None:
        self.taps += 1
        where.click()

    def sees(self, words: str) -> None:
        assert words in self.page.locator("main").inner_text()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> Locator:
        return self.page.locator("h1")

    def is_too_wide_by(self) -> int:
        """How many pixels the page sticks out of the window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def sticking_out(self) -> list[str]:
        """What sticks out, for the message of a test that fails."""
        return self.page.evaluate(
            """[...document.body.querySelectorAll("*")]
              .filter((it) => it.getBoundingClientRect().right > innerWidth + 0.5
                || it.getBoundingClientRect().left < -0.5)
              .filter((it) => !it.closest("svg") || it.tagName === "svg")
              .map((it) => it.tagName.toLowerCase() + "." + it.className).slice(0, 8)"""
        )
