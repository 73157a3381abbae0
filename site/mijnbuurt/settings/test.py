"""The test suite: a file database (races must be real), tasks at once, cheap password hashes."""

import os
import tempfile
from pathlib import Path
from zlib import crc32

# A folder for each checkout, so that the words and databases of two never mix.
os.environ.setdefault(
    "DATA_DIR",
    str(Path(tempfile.gettempdir()) / f"mijnbuurt-test-{crc32(__file__.encode()):08x}"),
)

from .base import *  # noqa: F403
from .base import DATABASES, STATIC_ROOT, STORAGES
from .paths import DATA_DIR

SECRET_KEY = "only-for-tests"  # noqa: S105
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
INTERFACE_LANGUAGES = ["nl", "en", "ar"]
TASKS = {"default": {"BACKEND": "tests.worker.Worker"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WORK_MAIL = "at_once"  # so that a test sees the mail about what it did
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
