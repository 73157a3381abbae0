"""Addresses for machines: is the site well, what may robots read, whom to tell of a leak."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import clockmarks, delivery
from ..addresses import absolute
from ..models import OutgoingMail, SiteSettings
from ..preparing import is_migrated
from ..worker import HEARTBEAT

WORKER_LATE = timedelta(minutes=5)
# What robots have no use for; everything else is open to them.
CLOSED_TO_ROBOTS = ("/beheer/", "/inloggen/", "/zoeken/")
# A process has to see only once that the database has all tables of its version.
_seen: dict[str, bool] = {}


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 if all is well, else 503; `checks` says what is wrong. It names nobody and no secret."""
    checks = {"database": works(read_database)}
    report: dict[str, object] = {"checks": checks}
    if checks["database"]:
        age = worker_age(timezone.now())
        checks["migrations"] = works(has_all_migrations)
        checks["worker"] = age is not None and age < WORKER_LATE.total_seconds()
        report["worker_seconds_ago"] = age
        report["mail_waiting"] = delivery.waiting_count()
        report["mail_failed"] = OutgoingMail.objects.filter(state="failed").count()
    checks["photos"] = works(write_photo_storage)
    well = all(checks.values())
    return JsonResponse({"ok": well, **report}, status=200 if well else 503)


def works(check: Callable[[], object]) -> bool:
    """Whether a check finds what it looks for. Any error is a no: the details are in the log."""
    try:
        return check() is not False
    except Exception:
        return False


def read_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def has_all_migrations() -> bool:
    if not _seen.get("migrated"):
        _seen["migrated"] = is_migrated()
    return _seen["migrated"]


def write_photo_storage() -> None:
    """Write where photos are kept; a full disk fails here. A bucket only has to answer."""
    storage = storages["photos"]
    if not isinstance(storage, FileSystemStorage):
        storage.exists("healthz")
        return
    folder = Path(storage.location)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"\0" * 4096)


def worker_age(now: datetime) -> int | None:
    """Seconds since the worker last showed itself; None if it never did."""
    seen = clockmarks.last(HEARTBEAT)
    return int((now - seen).total_seconds()) if seen else None


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read and archived; a demo site must not be found."""
    lines = ["User-agent: *"]
    if settings.DEMO:
        lines.append("Disallow: /")
    else:
        lines += [f"Disallow: {path}" for path in CLOSED_TO_ROBOTS]
        lines += ["", f"Sitemap: {absolute('/sitemap.xml')}"]
    return plain_text(lines)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116, made at each request: it can't expire while nobody looks."""
    contact = SiteSettings.load().security_contact.strip()
    if not contact:
        raise Http404
    if ":" not in contact:
        contact = f"mailto:{contact}"
    lines = ["# Voorbeeldsite: dit is een voorbeeld, geen echt meldpunt."] if settings.DEMO else []
    lines += [
        f"Contact: {contact.splitlines()[0]}",
        f"Expires: {expires(timezone.now()):%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
        "Preferred-Languages: nl, en",
    ]
    return plain_text(lines)


def expires(now: datetime) -> datetime:
    """Less than a year from the start of this month, so that the text changes once a month."""
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0) + timedelta(days=364)


def plain_text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
