"""Compiles translations in Python, so that no machine needs the gettext tools to run the site."""

import os
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

SOURCE = settings.ROOT / "site" / "locale"
SOURCE_LANGUAGE = Path(settings.LANGUAGE_CODE, "LC_MESSAGES", "django.po")


def files() -> Iterator[tuple[Path, Path]]:
    """Where translations come from and where they go, the source language last. It has no file of
    its own: one is made from the words that another language translates."""
    sources = sorted(SOURCE.glob("*/LC_MESSAGES/*.po"))
    yield from ((source, compiled(source.relative_to(SOURCE))) for source in sources)
    if sources:
        yield sources[0], compiled(SOURCE_LANGUAGE)


def compiled(name: Path) -> Path:
    return settings.DATA_DIR / "locale" / name.with_suffix(".mo")


def compile_messages() -> int:
    """Compile what changed into DATA_DIR; returns the number of files."""
    count = 0
    for source, target in files():
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        messages = polib.pofile(str(source))
        if target == compiled(SOURCE_LANGUAGE):
            say_as_written(messages)
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(f".{os.getpid()}")
        messages.save_as_mofile(str(half))
        half.replace(target)  # never half a file, whoever else does the same
        count += 1
    return count


def say_as_written(messages: polib.POFile) -> None:
    """Translate each message by itself. Without this, Django looks for the words of the source
    language in the files of all installed apps, each time one is shown, and finds them nowhere."""
    messages.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    for entry in messages:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
