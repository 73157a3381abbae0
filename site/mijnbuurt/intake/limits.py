"""How often something may happen. One atomic statement a count, so nobody slips through."""

import ipaddress
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .models import Limit

TEN_MINUTES = timedelta(minutes=10)
HOUR = timedelta(hours=1)
# What one connection may send: kind to a family or a library, tiresome for a robot.
SENDS = ((5, TEN_MINUTES), (30, HOUR))
# Every post counts here, also one with mistakes: this only stops machines.
POSTS = (60, TEN_MINUTES)
# Confirmations to one mail address, so that nobody can fill a stranger's inbox.
CONFIRMATIONS = (3, HOUR)

COUNT_UP = """
    INSERT INTO intake_limit (name, window_start, count) VALUES (%s, %s, 1)
    ON CONFLICT (name, window_start) DO UPDATE SET count = intake_limit.count + 1
    RETURNING count
"""


def hit(name: str, limit: int, window: timedelta, now: datetime) -> bool:
    """Count one more of `name` in the present window; whether that is still within `limit`."""
    seconds = int(window.total_seconds())
    start = datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_UP, [name[:120], connection.ops.adapt_datetimefield_value(start)])
        [(count,)] = cursor.fetchall()
    return bool(count <= limit)


def digest(value: str) -> str:
    """A name for something that must not be stored itself: needs the secret key to make."""
    return salted_hmac("intake.limits", value, algorithm="sha256").hexdigest()[:32]


def client(request: HttpRequest) -> str:
    """A name for the connection of a visitor; never the address itself."""
    return digest(network(client_address(request)))


def client_address(request: HttpRequest) -> str:
    """The address that the nearest trusted proxy saw; without proxies the one that we see."""
    proxies = getattr(settings, "TRUSTED_PROXIES", 0)
    if proxies:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        if len(seen) >= proxies and seen[-proxies].strip():
            return seen[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def network(address: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 address: one household has a whole one of those."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def may_post(request: HttpRequest, now: datetime) -> bool:
    limit, window = POSTS
    return hit(f"post:{client(request)}", limit, window, now)


def may_send(request: HttpRequest, now: datetime) -> bool:
    """Whether this connection may leave one more record. Call it inside the transaction."""
    name = client(request)
    allowed = [
        hit(f"send:{int(window.total_seconds())}:{name}", limit, window, now)
        for limit, window in SENDS
    ]
    return all(allowed)


def may_confirm(email: str, now: datetime) -> bool:
    limit, window = CONFIRMATIONS
    return hit(f"confirm:{digest(email.strip().lower())}", limit, window, now)


def forget_old(now: datetime) -> int:
    """Remove counts of windows that are over."""
    deleted, _rows = Limit.objects.filter(window_start__lt=now - timedelta(days=1)).delete()
    return deleted
