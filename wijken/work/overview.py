"""One row a wijk, for the citywide editors."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.querysets import WIJK_IN_ROW

from .lists import items_for
from .registry import Cell, Item, columns
from .rules import Desk, Staff, week_of


@dataclass(frozen=True)
class EditorLine:
    """An editor of a wijk, and when to find them there."""

    person: User
    is_away: bool
    away_until: object
    stand_in: User | None


@dataclass(frozen=True)
class WijkRow:
    wijk: Wijk
    cells: list[tuple[object, Cell]]
    items: list[Item]
    editors: list[EditorLine]

    @property
    def oldest(self) -> Item | None:
        return self.items[0] if self.items else None


def rows_per_wijk(now: datetime) -> list[WijkRow]:
    """All wijken with what each column says of them, and what waits longest there."""
    today = local_date(now)
    wijken = list(Wijk.objects.open().only("pk", *WIJK_IN_ROW))
    keys = [wijk.pk for wijk in wijken]
    told = [(column, column.cells(keys, now)) for column in columns()]
    waiting = items_per_wijk(frozenset(keys), now)
    staff = Staff(today)
    return [
        WijkRow(
            wijk=wijk,
            cells=[(column.name, cells.get(wijk.pk, Cell(""))) for column, cells in told],
            items=waiting[wijk.pk],
            editors=[editor_line(person, staff) for person in staff.editors_of(wijk.pk)],
        )
        for wijk in wijken
    ]


def items_per_wijk(keys: frozenset[int], now: datetime) -> dict[int, list[Item]]:
    desk = Desk(own=frozenset(keys), allowed=frozenset(keys))
    found: dict[int, list[Item]] = defaultdict(list)
    for item in sorted(items_for(desk, now), key=lambda item: item.order):
        if item.found.wijk_id is not None:
            found[item.found.wijk_id].append(item)
    return found


def editor_line(person: User, staff: Staff) -> EditorLine:
    week = week_of(person)
    is_away = not staff.is_here(person)
    names = {each.pk: each for each in staff.people}
    return EditorLine(
        person=person,
        is_away=is_away,
        away_until=week.away_until if is_away else None,
        stand_in=names.get(week.stand_in_id) if is_away and week.stand_in_id else None,
    )
