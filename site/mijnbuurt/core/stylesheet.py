"""Stylesheets from files by role: the parts `NN-name.css` of a folder, joined in name order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

#: What is served, and the folder of its parts. `prints.css` comes after `site.css` on what is made
#: for paper, `work.css` on the screens of who works here, so that readers do not load them.
BUNDLES = {
    "css/site.css": "css",
    "css/work.css": "css/work",
    "css/prints.css": "css/prints",
}


class StylesheetFinder(BaseFinder):
    """Finds the joined stylesheets, which it writes in DATA_DIR whenever one of their parts is
    newer."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        self.static_dir = settings.ROOT / "site" / "static"
        self.bundle_dir = settings.DATA_DIR / "bundle"

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in BUNDLES:
            return []
        found = str(self.bundle(path))
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in BUNDLES:
            self.bundle(name)
            yield name, FileSystemStorage(location=self.bundle_dir)

    def bundle(self, name: str) -> Path:
        """The path of a joined stylesheet, made anew if a part changed."""
        target = self.bundle_dir / name
        parts = sorted((self.static_dir / BUNDLES[name]).glob("[0-9]*.css"))
        newest = max((part.stat().st_mtime for part in parts), default=0)
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(part.read_text() for part in parts))
        return target
