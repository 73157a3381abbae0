"""Compiles translations in Python, so that no machine needs the gettext tools to run the site."""

import os
import re
from pathlib import Path

import polib
from django.conf import settings

SOURCE = settings.ROOT / "site" / "locale"
#: The word, but neither in an address nor as the name of something to fill in.
A_WIJK = re.compile(r"(?<![\w({/.])(?P<first>[Ww])ijk(?P<plural>en\b)?")
SOURCE_LANGUAGE = Path(settings.LANGUAGE_CODE, "LC_MESSAGES", "django.po")


def compile_messages() -> int:
    """Compile what changed into DATA_DIR; returns the number of files."""
    sources = sorted(SOURCE.glob("*/LC_MESSAGES/*.po"))
    count = 0
    for source in sources:
        target = compiled(source.relative_to(SOURCE))
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            write(target, polib.pofile(str(source)).to_binary())
            count += 1
    # The source language has no file of its own: its words are those that another translates.
    if sources:
        target, content = compiled(SOURCE_LANGUAGE), as_written(polib.pofile(str(sources[0])))
        if not target.exists() or target.read_bytes() != content:
            write(target, content)
            count += 1
    return count


def compiled(name: Path) -> Path:
    return settings.DATA_DIR / "locale" / name.with_suffix(".mo")


def write(target: Path, content: bytes) -> None:
    """Never half a file, whoever else does the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.replace(target)


def as_written(messages: polib.POFile) -> bytes:
    """Each message translated by itself, in the town's own words.

    Without this, Django looks for the words of the source language in the files of all installed
    apps, each time one is shown, and finds them nowhere.
    """
    messages.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    for entry in messages:
        entry.flags = []
        if entry.msgid_plural:
            forms = (entry.msgid, entry.msgid_plural)
            entry.msgstr_plural = {at: in_own_words(form) for at, form in enumerate(forms)}
        else:
            entry.msgstr = in_own_words(entry.msgid)
    return messages.to_binary()


def in_own_words(text: str) -> str:
    """A message with the town's own word for a wijk, also where another word begins with it."""
    singular, plural = settings.WIJK_WORDS

    def own(found: re.Match[str]) -> str:
        word = plural if found["plural"] else singular
        return word.capitalize() if found["first"] == "W" else word

    return A_WIJK.sub(own, text)
