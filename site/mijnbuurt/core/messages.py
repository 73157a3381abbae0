"""Compiles translations in Python, so that no machine needs the gettext tools to run the site."""

import os
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

SOURCE = settings.ROOT / "site" / "locale"


def outdated() -> Iterator[tuple[Path, Path]]:
    """Each file of translations that changed, with the file that is to be made from it."""
    for source in sorted(SOURCE.glob("*/LC_MESSAGES/*.po")):
        target = settings.DATA_DIR / "locale" / source.relative_to(SOURCE).with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            yield source, target


def compile_messages() -> int:
    """Compile what changed into DATA_DIR; returns the number of files."""
    count = 0
    for source, target in outdated():
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(half))
        half.replace(target)  # never half a file, whoever else does the same
        count += 1
    return count
