"""Reasons that are kept elsewhere than in the log, because they go when personal data goes."""

from collections.abc import Callable, Iterable, Mapping

#: Gives the text of each of these keys that is still there.
Finder = Callable[[Iterable[int]], Mapping[int, str]]

_finders: dict[str, Finder] = {}


def register_reasons(name: str, finder: Finder) -> None:
    """A line of the log with `data[name]` has its reason in the row with that key."""
    _finders[name] = finder


def finders() -> Mapping[str, Finder]:
    return _finders
