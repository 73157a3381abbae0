"""The only place where it changes in which other wijken a page is to be seen. Valid at once.

Every function checks who asks, locks the Dutch page (so two at once are one after the other),
logs on it, and raises PermissionDenied, or NotPossible when the user saw something else.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Page

from mijnbuurt.users.models import User
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, Wijk, WijkContentPage

from . import rules
from .notifications import ask_wijk, tell_proposer
from .querysets import RUNNING

OFFERED = "showing.offer"
SHOWN = "showing.accept"
DECLINED = "showing.decline"
WITHDRAWN = "showing.withdraw"
ENDED = "showing.end"


class NotPossible(Exception):
    """Somebody else decided first, or the page changed meanwhile."""


def choose(
    page: WijkContentPage, wijken: Iterable[Wijk], *, seen_as: str, user: User, now: datetime
) -> list[AlsoShown]:
    """Have exactly these other wijken show a page: offer it to the new ones, stop at the others.

    `seen_as`: what `summary` said when the user chose. Returns the rows that changed.
    """
    with _changing(page) as dutch:
        if not rules.may_offer(user, dutch):
            raise PermissionDenied
        if summary(dutch) != seen_as:
            raise NotPossible
        wanted = {wijk.pk: wijk for wijk in wijken}
        running = {row.wijk_id: row for row in _rows(dutch) if row.state in RUNNING}
        stopped = [_stop(row, user, now) for key, row in running.items() if key not in wanted]
        fresh = [wijk for key, wijk in wanted.items() if key not in running]
        return stopped + [_offer(dutch, wijk, user, now) for wijk in fresh]


def summary(page: WijkContentPage) -> str:
    """What is so now, in a few letters: the form carries it, so that a stale one is refused."""
    rows = page.source.also_shown.order_by("pk").values_list("wijk_id", "state")
    return ",".join(f"{wijk}:{state}" for wijk, state in rows)


def accept(row: AlsoShown, *, seen_as: str, user: User, now: datetime) -> AlsoShown:
    """The other wijk shows the page from now on."""
    with _deciding(row, seen_as, ShowingState.PROPOSED, user) as locked:
        _set(locked, ShowingState.ACCEPTED, SHOWN, user, now)
        tell_proposer(locked, by=user)
    return locked


def decline(
    row: AlsoShown, *, seen_as: str, user: User, now: datetime, reason: str = ""
) -> AlsoShown:
    """The other wijk does not show the page, and may say why."""
    with _deciding(row, seen_as, ShowingState.PROPOSED, user) as locked:
        _set(locked, ShowingState.DECLINED, DECLINED, user, now, reason)
        tell_proposer(locked, by=user)
    return locked


def stop(row: AlsoShown, *, seen_as: str, user: User, now: datetime) -> AlsoShown:
    """Withdraw a proposal (its own wijk), or end the showing (either of both)."""
    with _changing(row.page) as dutch:
        locked = _seen(dutch, row, seen_as)
        own = rules.may_offer(user, dutch)
        other = rules.may_decide(user, locked) and locked.state == ShowingState.ACCEPTED
        if not (own or other):
            raise PermissionDenied
        if locked.state not in RUNNING:
            raise NotPossible
        _stop(locked, user, now)
        if not own:
            tell_proposer(locked, by=user)
    return locked


@transaction.atomic
def end_all(page: Page, *, user: User | None, now: datetime) -> None:
    """A page that is offline is nowhere to be seen, nor offered."""
    for row in AlsoShown.objects.select_for_update(of=("self",)).filter(
        page_id=page.pk, state__in=RUNNING
    ):
        _stop(row, user, now)


@transaction.atomic
def ask_waiting(page: Page, *, now: datetime) -> None:
    """A page came online: the wijken that it was offered to hear of it now, once."""
    waiting = AlsoShown.objects.filter(
        page_id=page.pk, state=ShowingState.PROPOSED, told_at=None
    ).select_related("wijk", "proposed_by", "page")
    for row in waiting.select_for_update(of=("self",)):
        _ask(row, now)


def _offer(dutch: WijkContentPage, wijk: Wijk, user: User, now: datetime) -> AlsoShown:
    row = AlsoShown.objects.filter(page_id=dutch.pk, wijk=wijk).first()
    row = row or AlsoShown(page_id=dutch.pk, wijk=wijk)
    row.proposed_by, row.proposed_at = user, now
    row.told_at = row.decided_at = None
    if rules.shows_at_once(user, wijk):
        _set(row, ShowingState.ACCEPTED, SHOWN, user, now)
        return row
    _set(row, ShowingState.PROPOSED, OFFERED, user, now)
    if dutch.live:
        _ask(row, now)
    return row


def _ask(row: AlsoShown, now: datetime) -> None:
    ask_wijk(row)
    row.told_at = now
    row.save(update_fields=["told_at"])


def _stop(row: AlsoShown, user: User | None, now: datetime) -> AlsoShown:
    if row.state == ShowingState.PROPOSED:
        _set(row, ShowingState.WITHDRAWN, WITHDRAWN, user, now)
    else:
        _set(row, ShowingState.ENDED, ENDED, user, now)
    return row


def _set(
    row: AlsoShown,
    state: ShowingState,
    action: str,
    user: User | None,
    now: datetime,
    reason: str = "",
) -> None:
    row.state, row.reason = state, reason
    if state != ShowingState.PROPOSED:
        row.decided_at = now
    row.save()
    log(row.page.specific, action, user=user, data={"wijk": row.wijk.name, "reason": reason})


@contextmanager
def _changing(page: Page) -> Iterator[WijkContentPage]:
    """The Dutch page, locked until the end of the transaction."""
    with transaction.atomic():
        key = page.specific.source.pk
        Page.objects.select_for_update(of=("self",)).get(pk=key)
        yield Page.objects.get(pk=key).specific


@contextmanager
def _deciding(
    row: AlsoShown, seen_as: str, needed: ShowingState, user: User
) -> Iterator[AlsoShown]:
    """The row, locked with its page, for who decides in the wijk that is asked."""
    with _changing(row.page) as dutch:
        locked = _seen(dutch, row, seen_as)
        if not rules.may_decide(user, locked):
            raise PermissionDenied
        if locked.state != needed or not dutch.live:
            raise NotPossible
        yield locked


def _seen(dutch: WijkContentPage, row: AlsoShown, seen_as: str) -> AlsoShown:
    locked = _rows(dutch).filter(pk=row.pk).first()
    if locked is None or locked.state != seen_as:
        raise NotPossible
    return locked


def _rows(dutch: WijkContentPage) -> QuerySet[AlsoShown]:
    return AlsoShown.objects.filter(page_id=dutch.pk).select_related("wijk", "proposed_by", "page")
