"""How often one may try to get in. An attempt counts before a password or code is looked at, so
that guessing in parallel gains nothing; no name of a count holds an address."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from django.http import HttpRequest

from mijnbuurt.intake.limits import client, digest, hit
from mijnbuurt.intake.models import Limit

HOUR = timedelta(hours=1)
Rate = tuple[int, timedelta]
Counts = Mapping[str, Rate]

PASSWORDS_PER_ACCOUNT: Rate = (10, HOUR)
# From all connections together. A mailed code still works for whoever is shut out by this.
PASSWORDS_ANYWHERE: Rate = (100, HOUR)
ATTEMPTS_PER_CONNECTION: Rate = (25, timedelta(minutes=5))
CODES_PER_ADDRESS: Rate = (5, HOUR)
CODES_PER_CONNECTION: Rate = (15, timedelta(minutes=10))
CODE_TRIES: Rate = (20, HOUR)
SECOND_STEP_TRIES: Rate = (10, HOUR)


def person(email: str) -> str:
    return digest(email.strip().lower())[:24]


def password_counts(request: HttpRequest, email: str) -> Counts:
    return {
        own_password_count(request, email): PASSWORDS_PER_ACCOUNT,
        f"login-all:{person(email)}": PASSWORDS_ANYWHERE,
        f"login:{client(request)}": ATTEMPTS_PER_CONNECTION,
    }


def own_password_count(request: HttpRequest, email: str) -> str:
    """The count of one account from one connection."""
    return f"login:{person(email)}:{client(request)}"


def asked_code_counts(request: HttpRequest, email: str) -> Counts:
    return {
        f"login-code:{person(email)}": CODES_PER_ADDRESS,
        f"login-code-from:{client(request)}": CODES_PER_CONNECTION,
    }


def typed_code_counts(request: HttpRequest, email: str) -> Counts:
    return {
        f"login-code-try:{person(email)}": CODE_TRIES,
        f"login:{client(request)}": ATTEMPTS_PER_CONNECTION,
    }


def second_step_counts(email: str) -> Counts:
    return {f"login-second:{person(email)}": SECOND_STEP_TRIES}


def confirm_counts(email: str) -> Counts:
    """Passwords typed by someone who is signed in already."""
    return {f"login-confirm:{person(email)}": PASSWORDS_PER_ACCOUNT}


def minutes_to_wait(counts: Counts, now: datetime) -> int:
    """Count this attempt; 0 if it may be made, else the minutes until the next may."""
    waits = [0]
    for name, (limit, window) in counts.items():
        if not hit(name, limit, window, now):
            seconds = window.total_seconds() - now.timestamp() % window.total_seconds()
            waits.append(max(1, ceil(seconds / 60)))
    return max(waits)


def forget(name: str) -> None:
    """After a success the next mistake is the first again."""
    Limit.objects.filter(name=name).delete()
