"""axe finds nothing, on every kind of page, at three widths."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.addresses import ALL, NOT_THERE, named
from tests.e2e.visitor import Visitor

WIDTHS = (320, 390, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
  });
  return found.violations.map((it) => ({id: it.id, nodes: it.nodes.map((node) => node.html)}));
}"""


@cache
def axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text()


def violations(visitor: Visitor) -> dict[int, Any]:
    """What axe finds at each width, with the first places of each."""
    visitor.page.evaluate(axe())
    found = {}
    for width in WIDTHS:
        visitor.resizes(width)
        rows = visitor.page.evaluate(RUN, TAGS)
        if rows:
            found[width] = {row["id"]: [html[:200] for html in row["nodes"][:3]] for row in rows}
    return found


@pytest.mark.parametrize("address", [*ALL, NOT_THERE], ids=named)
def test_axe_finds_nothing(phone: Visitor, address: str) -> None:
    phone.goes_to(address, status=404 if address == NOT_THERE else 200)
    assert violations(phone) == {}


def test_axe_finds_nothing_in_the_open_menu(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.page.locator("summary").filter(has_text="Menu").click()
    assert violations(phone) == {}


def test_axe_finds_nothing_in_a_form_with_mistakes(phone: Visitor) -> None:
    phone.goes_to("/initiatieven/indienen/")
    phone.page.get_by_role("button", name="Versturen").click()
    phone.page.locator(".mb-errors").wait_for()
    assert violations(phone) == {}


def test_axe_would_find_something(phone: Visitor) -> None:
    """The tests above are worth nothing if axe does not run."""
    phone.goes_to("/")
    phone.page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/x.png\">'")
    phone.expected.add(404)
    assert "image-alt" in violations(phone)[390]
