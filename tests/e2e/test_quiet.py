"""Readers are left alone: no other host, no cookie, nothing kept, nothing wrong in the console."""

import pytest

from tests.e2e.addresses import ALL, NOT_THERE, READING, named
from tests.e2e.visitor import Visitor


def test_reading_leaves_nothing_behind(phone: Visitor) -> None:
    """`Visitor` itself fails on errors in the console, on broken parts and on other hosts."""
    for address in READING:
        phone.goes_to(address)
        phone.page.mouse.wheel(0, 20_000)
        stored = phone.page.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
        )
        assert stored == [], address
        assert phone.context.cookies() == [], address


def test_the_policy_stops_a_script_in_the_page(phone: Visitor) -> None:
    """What the journeys rely on: a violation would be seen."""
    phone.goes_to("/")
    phone.page.evaluate(
        """document.body.append(Object.assign(document.createElement("script"),
          {textContent: "window.planted = true"}))"""
    )
    assert phone.page.evaluate("window.planted") is None
    assert any("Content Security Policy" in problem for problem in phone.problems)
    phone.problems.clear()


@pytest.mark.parametrize("address", [*ALL, NOT_THERE], ids=named)
def test_everything_can_be_printed_and_seen_in_forced_colours(phone: Visitor, address: str) -> None:
    phone.goes_to(address, status=404 if address == NOT_THERE else 200)
    phone.page.emulate_media(forced_colors="active")
    assert phone.heading.first.is_visible()
    phone.page.emulate_media(forced_colors="none", media="print")
    assert phone.heading.first.is_visible()
    assert not phone.page.get_by_role("navigation", name="Hoofdmenu").first.is_visible()
    assert phone.page.pdf(format="A4").startswith(b"%PDF")
