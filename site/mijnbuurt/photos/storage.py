"""Where photos lie: a storage of their own, never under a served folder, under random names."""

import uuid
from pathlib import PurePosixPath

from django.core.files.storage import Storage, storages
from django.db.models import Model


def photo_storage() -> Storage:
    return storages["photos"]


def photo_path(photo: Model, filename: str) -> str:
    """A random name: neither the phone's file name nor a counter can be guessed from it."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name}{PurePosixPath(filename).suffix.lower()}"


def rendition_path(rendition: Model, filename: str) -> str:
    name = uuid.uuid4().hex
    return f"renditions/{name[:2]}/{name}{PurePosixPath(filename).suffix.lower()}"
