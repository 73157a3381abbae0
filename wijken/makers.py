"""Who made a draft without entering the admin. Apps above this one name their makers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail.models import Page

from mijnbuurt.users.models import User


@dataclass(frozen=True)
class Maker:
    """Someone who made a draft, and the address where that person goes on with it, if any."""

    user: User
    address: str


_sources: list[Callable[[Page], Iterable[Maker]]] = []


def register_makers(source: Callable[[Page], Iterable[Maker]]) -> None:
    """Let an app name the makers of its drafts; call it in `AppConfig.ready()`."""
    _sources.append(source)


def makers_of(page: Page) -> list[Maker]:
    return [maker for source in _sources for maker in source(page)]
