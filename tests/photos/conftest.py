"""Photos of a test lie in a folder of their own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mijnbuurt.photos.storage import photo_storage


class Visitor(Client):
    """Reads each answer whole, as a browser does, so that no file stays open: see `body`."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        response.body = response.getvalue()
        return response


@pytest.fixture
def client() -> Visitor:
    return Visitor()


@pytest.fixture(autouse=True)
def photo_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the photo storage. It is empty when the test starts."""
    folder = tmp_path / "photos"
    folder.mkdir()
    monkeypatch.setitem(photo_storage().__dict__, "base_location", folder)
    monkeypatch.setitem(photo_storage().__dict__, "location", str(folder))
    return folder


@pytest.fixture
def stored(photo_folder: Path) -> Callable[[], list[Path]]:
    """All files in the storage, now."""

    def files() -> list[Path]:
        return sorted(path for path in photo_folder.rglob("*") if path.is_file())

    return files


@pytest.fixture
def commit(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list]],
) -> Callable[[], AbstractContextManager[list]]:
    """`with commit(): ...` is a transaction that ends: what waits for that, happens."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
