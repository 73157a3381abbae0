"""The guides are true: their pictures are there, and what they call a button or a menu exists."""

import re
from pathlib import Path

import pytest
from django.utils.translation import trans_real

from tests.architecture.house import python_files, templates

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEAVIEST = 90_000


def pictures_of(path: Path) -> list[tuple[str, Path]]:
    return [(words, path.parent / name) for words, name in PICTURE.findall(path.read_text())]


@pytest.mark.parametrize("path", [ROOT / "README.md", *DOCS.glob("*.md")], ids=lambda it: it.name)
def test_every_picture_of_a_guide_is_there_and_described(path: Path) -> None:
    for words, picture in pictures_of(path):
        assert picture.is_file(), f"{path.name} shows {picture.name}: run make screenshots"
        assert words.strip(), f"{picture.name} has no description in {path.name}"


def test_the_guide_for_editors_has_pictures_that_are_light_and_all_used() -> None:
    used = {picture for _words, picture in pictures_of(DOCS / "redactie.md")}
    made = set((DOCS / "images" / "redactie").glob("*.png"))
    assert len(used) >= 8
    assert used == made
    assert {path.name for path in made if path.stat().st_size > HEAVIEST} == set()


def on_screen() -> tuple[str, set[str]]:
    """The source of ours, and every Dutch text of Wagtail, as words of the guide are compared."""
    files = [*python_files(), *templates()]
    wagtail = trans_real.translation("nl")._catalog._catalogs
    theirs = [text for part in wagtail for text in part.values() if isinstance(text, str)]
    return bare(" ".join(path.read_text() for path in files)), {bare(text) for text in theirs}


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".:").casefold()


def test_what_the_guide_for_editors_names_is_on_the_screen() -> None:
    named = {bare(words) for words in BOLD.findall((DOCS / "redactie.md").read_text())}
    assert len(named) > 20
    own, theirs = on_screen()
    assert {words for words in named - theirs if f'"{words}' not in own} == set()
