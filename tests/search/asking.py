"""Asking the search as a visitor does."""

from datetime import datetime

import time_machine
from django.test import Client

from tests.reading import Reading


def ask(client: Client, query: str, path: str = "/zoeken/", **filters: str) -> Reading:
    response = client.get(path, {"q": query, **filters})
    assert response.status_code == 200
    return Reading(response)


def found(client: Client, query: str, now: datetime | None = None, **filters: str) -> list[str]:
    """The addresses of the results, in order."""
    if now:
        with time_machine.travel(now, tick=False):
            reading = ask(client, query, **filters)
    else:
        reading = ask(client, query, **filters)
    return [a["href"] for a in reading.soup.select(".mb-row__title a")]
