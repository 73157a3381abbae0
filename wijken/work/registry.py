"""What can wait for an editor. Each app registers its own kinds in `AppConfig.ready()`.

A kind finds its items for some wijken in a fixed number of queries, and may offer buttons.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.workdays import add_working_days

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Scope:
    """The wijken whose work is asked for, by key; None among them stands for the whole city."""

    wijken: frozenset[int | None]

    def q(self, field_name: str = "wijk") -> Q:
        """The condition on a key to a wijk."""
        keys = [key for key in self.wijken if key is not None]
        found = Q(**{f"{field_name}__in": keys})
        if None in self.wijken:
            found |= Q(**{f"{field_name}__isnull": True})
        return found

    def __contains__(self, wijk_id: object) -> bool:
        return wijk_id in self.wijken


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do with an item from the list itself."""

    name: str
    label: Words
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An item that waits, as its app tells of it.

    `seen` is the state in which it is shown: a button on a stale list is refused. `since` is when
    it began to wait, `touched` when someone last did something with it. `due` is the promise; by
    default it follows from `since` and the days of its kind.
    """

    key: str
    title: str
    wijk_id: int | None
    since: datetime
    address: str
    about: Words = ""
    seen: str = ""
    touched: datetime | None = None
    due: date | None = None
    buttons: tuple[Button, ...] = ()


class NotPossible(Exception):
    """What was asked does not fit how the item is now; the sentence says why, if there is one."""


Finder = Callable[[Scope, datetime], Iterable[Found]]
#: Does what a button says: item key, button name, the state that was shown.
Doer = Callable[..., Words]


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work. `days` is what we promise, in working days; WORK_DAYS may say otherwise.

    `do(key, button, seen=..., user=..., now=...)` runs in a transaction, checks for itself who
    asks, and returns a sentence. It raises NotPossible, ValidationError or PermissionDenied.
    """

    key: str
    name: Words
    icon: str
    days: int
    find: Finder
    do: Doer | None = None

    @property
    def promised_days(self) -> int:
        return int(settings.WORK_DAYS.get(self.key, self.days))


@dataclass(frozen=True, slots=True)
class Item:
    """An item in the list of an editor."""

    kind: WorkKind
    found: Found
    wijk: Any = None
    #: Someone in another wijk should have done this by now.
    is_escalated: bool = False

    @property
    def due(self) -> date:
        """The day by which we promised to have done it."""
        if self.found.due:
            return self.found.due
        return add_working_days(local_date(self.found.since), self.kind.promised_days)

    @property
    def order(self) -> tuple[date, datetime, str, str]:
        """The oldest promise first."""
        return (self.due, self.found.since, self.kind.key, self.found.key)

    def is_late(self, today: date) -> bool:
        return self.due < today


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of one wijk; `is_wanting` marks that something should be done."""

    text: str
    address: str = ""
    is_wanting: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column in the page of rows per wijk: a cell for each wijk by its key."""

    key: str
    name: Words
    order: int
    cells: Callable[[Collection[int], datetime], Mapping[int, Cell]] = field(repr=False)


_kinds: dict[str, WorkKind] = {}
_columns: dict[str, Column] = {}


def register_kind(kind: WorkKind) -> None:
    """Have items of a kind show in "Mijn werk"."""
    _kinds[kind.key] = kind


def register_column(column: Column) -> None:
    """Have the page of rows per wijk tell one thing more."""
    _columns[column.key] = column


def kinds() -> list[WorkKind]:
    return list(_kinds.values())


def kind_of(key: str) -> WorkKind | None:
    return _kinds.get(key)


def columns() -> list[Column]:
    return sorted(_columns.values(), key=lambda column: column.order)
