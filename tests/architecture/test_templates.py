"""Templates compile, and what the policy of the site would block is not in them."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.architecture.house import ROOT, short, templates

PLACE = ROOT / "templates"
COMMENT = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
INLINE = {
    "a style element": re.compile(r"<style\b"),
    "a style attribute": re.compile(r"\sstyle\s*="),
    "a script in the page": re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)[^>]*>", re.DOTALL
    ),
    "a handler": re.compile(r"\son[a-z]+\s*=\s*[\"']"),
    "a script as address": re.compile(r"javascript:", re.IGNORECASE),
}
every_template = pytest.mark.parametrize("path", templates(), ids=short)


@every_template
def test_it_compiles(path: Path) -> None:
    assert get_template(str(path.relative_to(PLACE)))


@pytest.mark.parametrize(
    "path", [path for path in templates() if path.suffix == ".html"], ids=short
)
def test_it_has_nothing_inline(path: Path) -> None:
    if "mail" in path.relative_to(PLACE).parts:
        pytest.skip("a mail has no stylesheet to refer to")
    text = COMMENT.sub("", path.read_text())
    assert [name for name, pattern in INLINE.items() if pattern.search(text)] == []


def test_each_component_names_its_variables() -> None:
    bare = [
        short(path)
        for path in (PLACE / "components").glob("*.html")
        if not path.read_text().startswith("{% comment %}")
    ]
    assert bare == []
