"""The list of one person, and one item in it. Each kind takes a fixed number of queries."""

from collections.abc import Iterable
from datetime import datetime

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.areas.models import Wijk
from wijken.areas.querysets import WIJK_IN_ROW

from .registry import Found, Item, Scope, WorkKind, kinds
from .rules import Desk, desk_of, is_untouched


def work_of(user: User, now: datetime, only: Wijk | None = None) -> list[Item]:
    """All that waits for someone, the oldest promise first; of one wijk alone all there is.

    For a wijk that someone may not see there is nothing.
    """
    desk = desk_of(user, local_date(now))
    if only is not None:
        own = desk.allowed & {only.pk}
        desk = Desk(own=own, allowed=own)
    return _sorted(items_for(desk, now))


def items_for(desk: Desk, now: datetime) -> list[Item]:
    """What waits at a desk, in no order."""
    if not desk.allowed:
        return []
    today = local_date(now)
    scope = Scope(desk.allowed)
    names = Wijk.objects.only("pk", *WIJK_IN_ROW).in_bulk()
    items = []
    for kind, found in found_in(scope, now):
        is_own = found.wijk_id in desk.own
        if is_own or is_untouched(found.touched or found.since, today):
            wijk = names.get(found.wijk_id) if found.wijk_id else None
            items.append(Item(kind, found, wijk=wijk, is_escalated=not is_own))
    return items


def found_in(scope: Scope, now: datetime) -> Iterable[tuple[WorkKind, Found]]:
    """All items of all kinds. What a kind finds outside the scope is dropped here once more."""
    for kind in kinds():
        for found in kind.find(scope, now):
            if found.wijk_id in scope:
                yield kind, found


def find_item(user: User, kind: WorkKind, key: str, now: datetime) -> Found | None:
    """An item that waits and that this user may see, in the list or not."""
    scope = Scope(desk_of(user, local_date(now)).allowed)
    matching = (found for found in kind.find(scope, now) if found.key == key)
    return next((found for found in matching if found.wijk_id in scope), None)


def _sorted(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.order)
