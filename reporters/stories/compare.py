"""What an editor changed in a story, side by side and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from . import pages
from .models import Story

WORDS = re.compile(r"\s+|[^\s]+")
#: Two paragraphs that share less than this are two paragraphs.
ALIKE = 0.5


@dataclass(frozen=True)
class Piece:
    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class Row:
    """A paragraph as the reporter wrote it and as it is now; one of both may be missing."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return not any(piece.is_changed for piece in (*self.before, *self.after))


def changes_of(story: Story) -> list[Row]:
    """What is different on the page since the reporter sent it; empty when nothing is."""
    newest = pages.newest_version(story) if story.sent else None
    if newest is not None and newest.latest_revision_id != story.base_revision:
        return compare(story.sent, pages.snapshot(newest))
    was = story.sent.get("was")
    return compare(was, story.sent) if was else []


def compare(before: dict, after: dict) -> list[Row]:
    """The rows of two versions of the words; empty when they say the same."""
    rows = list(side_by_side(lines_of(before), lines_of(after)))
    return [] if all(row.is_same for row in rows) else rows


def lines_of(version: dict) -> list[str]:
    captions = [text for _key, text in sorted(version.get("captions", {}).items()) if text]
    lines = [version.get("title", ""), *version.get("text", "").split("\n"), *captions]
    return [line for line in lines if line.strip()]


def side_by_side(before: list[str], after: list[str]) -> Iterator[Row]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Row((Piece(line),), (Piece(line),)) for line in before[a:b])
            continue
        old, new = before[a:b], after[c:d]
        for number in range(max(len(old), len(new))):
            yield pair(
                old[number] if number < len(old) else "", new[number] if number < len(new) else ""
            )


def pair(old: str, new: str) -> Row:
    """Two versions of a paragraph with the words that differ marked."""
    one, other = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < ALIKE:
        return Row((Piece(old, True),) if old else (), (Piece(new, True),) if new else ())
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        is_changed = kind != "equal"
        if a != b:
            left.append(Piece("".join(one[a:b]), is_changed))
        if c != d:
            right.append(Piece("".join(other[c:d]), is_changed))
    return Row(tuple(left), tuple(right))
