"""One stylesheet from files by role: `css/NN-name.css` in name order becomes `css/site.css`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css`, which it writes in DATA_DIR from its parts whenever one is newer."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        self.parts_dir = settings.ROOT / "site" / "static" / "css"
        self.bundle_dir = settings.DATA_DIR / "bundle"

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        found = str(self.bundle())
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        self.bundle()
        yield NAME, FileSystemStorage(location=self.bundle_dir)

    def bundle(self) -> Path:
        """The path of the joined stylesheet, made anew if a part changed."""
        target = self.bundle_dir / NAME
        parts = sorted(self.parts_dir.glob("[0-9]*.css"))
        newest = max((part.stat().st_mtime for part in parts), default=0)
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(part.read_text() for part in parts))
        return target
