"""Every address pattern of the project, and values that fill its holes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

#: Addresses of Wagtail that are open to others than the rest of the admin.
OWN_ROWS = {"beheer/sprite/", "beheer/jsi18n/", "beheer/failwhale/"}
HOLE = re.compile(r"<(?:[^:<>]+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Address:
    """A pattern of the resolver. `row` is its key in the grid: a namespace or its own route."""

    row: str
    route: str

    def filled(self, values: dict[str, object]) -> str:
        """The address with these values in its holes; "1" where none is known."""
        path = HOLE.sub(lambda hole: str(values.get(hole[1] or hole[2], 1)), self.route)
        path = re.sub(r"\(\?:[^()]*\)[?*]?|\([^()]*\)[?*]?|[\^$\\]|/\?$", "", path)
        return "/" + path.replace("?", "")


def all_addresses() -> list[Address]:
    """All patterns, in the order in which they are tried, in the source language."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, route: str, row: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        part = getattr(pattern.pattern, "_route", None)
        if part is None:
            part = str(getattr(pattern.pattern, "_regex", pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route + part, row_of(route + part, pattern.namespace, row))
        elif isinstance(pattern, URLPattern):
            own = route + part in OWN_ROWS
            yield Address(route + part if own or not row else row, route + part)


def row_of(route: str, namespace: str | None, above: str) -> str:
    """Wagtail's own addresses share a row; ours have one each."""
    if above:
        return above
    if route.startswith("beheer/"):
        return "beheer/"
    if route.startswith("documenten/"):
        return "documenten/"
    return ""
