"""What a test reads from an answer: the page as a browser would take it apart."""

import json
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client
from wagtail.models import BaseLogEntry

from wijken.audit.signals import STAMP


def said(entry: BaseLogEntry) -> dict[str, Any]:
    """What a line of the log says, besides who and where, which all lines say."""
    return {name: value for name, value in entry.data.items() if name != STAMP}


class Reading:
    """One HTML answer. `Reading.of(client, "/agenda/")` also checks that it is one."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.html = response.content.decode()

    @classmethod
    def of(cls, client: Client, path: str, status: int = 200, **extra: Any) -> "Reading":
        response = client.get(path, **extra)
        assert response.status_code == status, f"{path}: {response.status_code}"
        assert response["Content-Type"] == "text/html; charset=utf-8"
        return cls(response)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @property
    def main(self) -> Tag:
        return self.soup.main

    @property
    def text(self) -> str:
        """The words in the content of the page, with single spaces."""
        return " ".join(self.main.get_text(" ").split())

    @property
    def heading(self) -> str:
        """The only h1."""
        found = self.soup.find_all("h1")
        assert len(found) == 1, f"{len(found)} h1 elements"
        return found[0].get_text()

    @property
    def canonical(self) -> str:
        return self.soup.find("link", rel="canonical")["href"]

    @property
    def alternates(self) -> dict[str, str]:
        links = self.soup.find_all("link", rel="alternate", hreflang=True)
        return {link["hreflang"]: link["href"] for link in links}

    @property
    def open_graph(self) -> dict[str, str]:
        metas = self.soup.find_all("meta", property=lambda name: name and name.startswith("og:"))
        return {meta["property"]: meta["content"] for meta in metas}

    @property
    def json_ld(self) -> dict[str, Any]:
        """The one block of structured data; empty where there is none."""
        scripts = self.soup.find_all("script", type="application/ld+json")
        assert len(scripts) <= 1
        return json.loads(scripts[0].string) if scripts else {}

    @property
    def times(self) -> list[str]:
        """The machine-readable moments in the content, in order."""
        return [time["datetime"] for time in self.main.find_all("time", datetime=True)]

    @property
    def links(self) -> list[str]:
        return [link["href"] for link in self.main.find_all("a", href=True)]

    @property
    def headings(self) -> list[str]:
        """The headings in the content below the first one."""
        found = self.main.find_all(["h2", "h3", "h4"])
        return [" ".join(heading.get_text().split()) for heading in found]

    def section(self, name: str) -> Tag | None:
        """The part of the page that the heading with this id names."""
        return self.soup.find("section", attrs={"aria-labelledby": name})


def form_of(client, address: str) -> dict[str, str]:
    """What a browser would send of the form that the admin shows at an address, unchanged."""
    boxes = ":not([type=checkbox]:not([checked]))"
    fields = Reading.of(client, address).soup.select(f"main form :is(input{boxes}, textarea)[name]")
    return {field["name"]: field.get("value") or field.get_text().strip() for field in fields}
