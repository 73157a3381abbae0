"""What comes out of a printer: sheets that are counted, letters that are measured."""

import re

import pytest

from tests.e2e.visitor import Visitor

POSTER = "/wijken/peelo/agenda/samen-eten-markehuus/poster/"
WEEK = "/wijken/pittelo/agenda/afdrukken/"
#: The longest that the forms take, on a poster that the server found full.
FILL = """(poster, [title, size, word]) => {
    const text = letters => word.repeat(letters / word.length);
    poster.classList.add("mb-poster--full");
    poster.querySelector("h1").textContent = title;
    poster.querySelector("h1").className = `mb-poster__title mb-poster__title--${size}`;
    poster.querySelector(".mb-poster__lead").textContent = text(300);
    const most = [180, 12, 80, 120, 130];
    poster.querySelectorAll("dd").forEach((fact, at) => { fact.textContent = text(most[at]); });
}"""
LONG = {
    "short words": (("Koffie met taart en verhalen " * 9)[:255], "s", "woord "),
    "no place to break": ("W" * 255, "s", "W"),
    "a large word": ("W" * 26, "xl", "woord "),
    "some lines": ("Wereldwijd " * 5, "l", "woord "),
}
LOWEST = """poster => Math.max(...[...poster.querySelectorAll("h1, dd, svg, .mb-poster__code p")]
    .map(part => part.getBoundingClientRect().bottom)) - poster.getBoundingClientRect().top"""
SMALLEST = """sheet => Math.min(...[...sheet.querySelectorAll("*")]
    .filter(part => part.textContent.trim() && !part.children.length)
    .map(part => parseFloat(getComputedStyle(part).fontSize)))"""
POINT = 96 / 72
A4_WITHIN_MARGINS = {"width": 703, "height": 1029}


def sheets(visitor: Visitor) -> int:
    """How many sheets the page takes, as the browser prints it."""
    pdf = visitor.page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("name", LONG)
def test_a_poster_is_one_sheet_and_loses_no_fact(desktop: Visitor, name: str) -> None:
    desktop.goes_to(POSTER)
    assert sheets(desktop) == 1
    poster = desktop.page.locator(".mb-poster")
    poster.evaluate(FILL, list(LONG[name]))
    assert sheets(desktop) == 1
    desktop.page.emulate_media(media="print")
    desktop.page.set_viewport_size(A4_WITHIN_MARGINS)
    assert poster.evaluate(LOWEST) <= A4_WITHIN_MARGINS["height"]


def test_a_week_of_a_wijk_is_a_sheet_and_nothing_else_is_on_it(desktop: Visitor) -> None:
    desktop.goes_to(WEEK)
    assert sheets(desktop) <= 2
    desktop.page.emulate_media(media="print")
    for part in ("header", "footer", "nav", "form", "button", ".mb-demo", "main a"):
        assert not any(one.is_visible() for one in desktop.page.locator(part).all()), part


@pytest.mark.parametrize("period", ["week", "maand", "kwartaal"])
def test_large_type_is_eighteen_points_and_nothing_smaller(desktop: Visitor, period: str) -> None:
    desktop.goes_to(f"{WEEK}?groot=1&periode={period}")
    desktop.page.emulate_media(media="print")
    smallest = desktop.page.locator(".mb-prints__sheet").evaluate(SMALLEST)
    assert smallest >= 18 * POINT - 0.01
