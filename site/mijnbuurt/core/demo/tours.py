"""Reads what /demo/ shows from the demo content: the code itself names no city and nobody."""

from dataclasses import dataclass
from typing import Any

import yaml
from django.conf import settings

from mijnbuurt.users.models import User


@dataclass(frozen=True)
class Step:
    text: str
    link: str = ""


@dataclass(frozen=True)
class Tour:
    title: str
    reader: str
    accounts: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Account:
    email: str
    role: str
    can: str
    user: User


def read() -> dict[str, Any]:
    path = settings.ROOT / "site" / "demo" / "tours.yaml"
    return yaml.safe_load(path.read_text()) if path.exists() else {}


def tours() -> list[Tour]:
    return [
        Tour(
            title=given["title"],
            reader=given["for"],
            accounts=tuple(given.get("accounts", ())),
            steps=tuple(Step(**step) for step in given["steps"]),
        )
        for given in read().get("tours", [])
    ]


def accounts() -> list[Account]:
    """Accounts that exist on this site and for which there is a tour, in the order of the file."""
    toured = {email for tour in tours() for email in tour.accounts}
    given = [account for account in read().get("accounts", []) if account["email"] in toured]
    users = User.objects.filter(is_active=True).in_bulk(
        [account["email"] for account in given], field_name="email"
    )
    return [
        Account(user=users[account["email"]], **account)
        for account in given
        if account["email"] in users
    ]
