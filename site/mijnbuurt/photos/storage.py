"""Where photos lie: a storage of their own, never under a served folder, under random names."""

import uuid
from functools import cache
from pathlib import PurePosixPath

from django.core.files.storage import Storage, storages
from django.db.models import Model

StorageParts = tuple[str, tuple[()], dict[str, object]]


@cache
def photo_storage() -> Storage:
    """The storage `photos` of the settings, always the same object.

    Background tasks that delete a file get the storage in parts. Those name this function: the
    storage's own parts would put the keys of a bucket into the task table.
    """
    storage = storages["photos"]
    storage.deconstruct = parts_of_storage  # type: ignore[attr-defined]
    return storage


def parts_of_storage() -> StorageParts:
    return f"{__name__}.photo_storage", (), {}


def photo_path(photo: Model, filename: str) -> str:
    """A random name: neither the phone's file name nor a counter can be guessed from it."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name}.jpg"


def rendition_path(rendition: Model, filename: str) -> str:
    """As random as that of the photo; `filename` only gives the extension."""
    name = uuid.uuid4().hex
    return f"renditions/{name[:2]}/{name}{PurePosixPath(filename).suffix.lower()}"


def evidence_path(consent: Model, filename: str) -> str:
    """As random as that of a photo; nothing but the view of editors leads to it."""
    name = uuid.uuid4().hex
    return f"evidence/{name[:2]}/{name}.jpg"
