"""Counting the queries of one request, the same way each time."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, path: str, status: int = 200) -> int:
    """The queries of a request with an empty cache, in a process that served before."""
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == status, path
    return len(captured)
