"""The setting PHOTO_STORAGE_URL: one line that says where photos are kept. Settings import this,
so it imports nothing of Django."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

Backend = dict[str, object]


def photo_backend(url: str, default: Path) -> Backend:
    """An entry of STORAGES from an address; without one, files in the folder `default`.

    "file:///srv/photos" or "s3://key:secret@bucket/prefix?endpoint=https://...&region=...".
    Key and secret may be left out where the machine has a role of its own. Raises ValueError for
    anything else.
    """
    parts = urlsplit(url)
    if not url:
        return folder(default)
    if parts.scheme == "file" and parts.path:
        return folder(Path(unquote(parts.path)))
    if parts.scheme == "s3" and parts.hostname:
        return bucket(url)
    raise ValueError("PHOTO_STORAGE_URL must look like file:///folder or s3://bucket/prefix")


def folder(path: Path) -> Backend:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": path, "base_url": None},
    }


def bucket(url: str) -> Backend:
    """A private bucket of Amazon or of anything that speaks its language."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    options = {
        "bucket_name": parts.hostname,
        "location": unquote(parts.path).strip("/"),
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "endpoint_url": query.get("endpoint"),
        "region_name": query.get("region"),
        "default_acl": query.get("acl"),
        "querystring_auth": True,
        "file_overwrite": False,
    }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {name: value for name, value in options.items() if value is not None},
    }
