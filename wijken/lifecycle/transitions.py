"""The only place where a wijk begins, gets another name, or ends.

Every function checks who asks, locks, and logs with who and why: all of it or nothing. They raise
PermissionDenied, ValidationError for what was filled in, and `NotPossible` with a sentence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from mijnbuurt.users.models import User
from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk
from wijken.models import WijkIndexPage

from . import merging, renaming, rules
from .coarser import joined
from .log import ADDED, CHANGED, CLOSED, MERGED, RENAMED, REOPENED, TOOK_IN
from .plan import plan_of, stamp_of
from .signals import wijk_reopened

MAX_REASON = 500


class NotPossible(Exception):
    """What was asked does not fit how things are now. The text is a sentence for the editor."""


def add(wijk: Wijk, *, key: UUID, user: User | None) -> Wijk:
    """A new wijk with its pages, group, folder, workflow and rights (by `home.signals`).

    `key` comes with the form: a second tap finds the wijk of the first.
    """
    with _changing(user):
        made = made_before(key)
        if made:
            return made
        refuse_taken_names(wijk)
        wijk.save()
        log(instance=wijk, action=ADDED, user=user, data={"key": str(key)})
    return wijk


def change(wijk: Wijk, *, user: User | None) -> Wijk:
    """Save what was changed. The old name stays as another name, and the address stays too."""
    with _changing(user):
        before = Wijk.objects.get(pk=wijk.pk)
        refuse_taken_names(wijk)
        if wijk.name != before.name:
            keep_names(wijk, before.names)
        wijk.save()
        if wijk.name != before.name:
            renaming.rename_all(wijk, before.name)
            log(instance=wijk, action=RENAMED, user=user, data={"before": before.name})
        else:
            log(instance=wijk, action=CHANGED, user=user)
    return wijk


def merge(
    wijk: Wijk, into: Wijk, *, seen: str, user: User, reason: str, with_editors: bool
) -> None:
    """All of a wijk goes to another one; its addresses and names lead there.

    `seen`: what `plan.stamp_of` said when the numbers were shown.
    """
    reason = checked_reason(reason)
    with _changing(user):
        wijk, into = Wijk.objects.get(pk=wijk.pk), Wijk.objects.get(pk=into.pk)
        obstacle = merging.what_stands_in_the_way(wijk, into)
        if obstacle:
            raise NotPossible(obstacle)
        if stamp_of(wijk) != seen:
            raise NotPossible(_("Er is intussen iets veranderd. Bekijk de aantallen opnieuw."))
        moved = {count.label: count.number for count in plan_of(wijk)}
        merging.move_pages(wijk, into, user)
        merging.move_rows(wijk, into)
        merging.move_files(wijk, into)
        people = merging.move_people(wijk, into, with_editors)
        merging.end_pages(wijk, user)
        merging.end_workflow(wijk, user)
        keep_names(into, wijk.names)
        if into.boundary and wijk.boundary:
            into.boundary = joined(into.boundary, wijk.boundary)
        into.save()
        wijk.state, wijk.successor = WijkState.MERGED, into
        wijk.save()
        data = {"reason": reason, "moved": moved, "people": people, "with_editors": with_editors}
        log(instance=wijk, action=MERGED, user=user, data={**data, "other": into.name})
        log(instance=into, action=TOOK_IN, user=user, data={**data, "other": wijk.name})


def close(wijk: Wijk, successor: Wijk | None, *, user: User, reason: str) -> None:
    """There is no such wijk any more. What it has stays to be read; Redactie does what waits."""
    reason = checked_reason(reason)
    with _changing(user):
        wijk = Wijk.objects.get(pk=wijk.pk)
        if not wijk.is_open:
            raise NotPossible(_("%(wijk)s is al gesloten.") % {"wijk": wijk.name})
        if successor and (successor.pk == wijk.pk or not successor.is_open):
            raise NotPossible(_("Kies een andere wijk, die open is."))
        merging.take_rights_away(wijk)
        wijk.state, wijk.successor = WijkState.CLOSED, successor
        wijk.save()
        other = successor.name if successor else ""
        log(instance=wijk, action=CLOSED, user=user, data={"reason": reason, "other": other})


def reopen(wijk: Wijk, *, user: User, reason: str) -> None:
    """The wijk is back, with its editors and their rights."""
    reason = checked_reason(reason)
    with _changing(user):
        wijk = Wijk.objects.get(pk=wijk.pk)
        if not wijk.is_closed:
            raise NotPossible(_("%(wijk)s is niet gesloten.") % {"wijk": wijk.name})
        wijk.state, wijk.successor = WijkState.OPEN, None
        wijk.save()
        wijk_reopened.send(sender=Wijk, wijk=wijk)
        log(instance=wijk, action=REOPENED, user=user, data={"reason": reason})


def checked_reason(reason: str) -> str:
    """Raises ValidationError for no reason, or one that is too long."""
    reason = reason.replace("\x00", "").strip()
    if not reason:
        raise ValidationError({"reason": _("Schrijf waarom.")})
    if len(reason) > MAX_REASON:
        raise ValidationError({"reason": _("Maak het korter: hooguit 500 tekens.")})
    return reason


def refuse_taken_names(wijk: Wijk) -> None:
    """Raises ValidationError for a name that leads to another wijk."""
    errors = {}
    for field, names in (("name", [wijk.name]), ("aliases", wijk.aliases)):
        for name in names:
            other = rules.owner_of_name(name, but=wijk)
            if other:
                words = {"name": name, "wijk": other.name}
                errors[field] = _("De naam %(name)s hoort al bij %(wijk)s.") % words
    if errors:
        raise ValidationError(errors)


def keep_names(wijk: Wijk, names: list[str]) -> None:
    """Have a wijk be found by these names too, each of them once."""
    kept = {wijk.name.casefold(): ""}
    for name in [*wijk.aliases, *names]:
        kept.setdefault(name.casefold(), name)
    wijk.aliases = [name for name in kept.values() if name]


def made_before(key: UUID) -> Wijk | None:
    """The wijk that an earlier tap on the same form made."""
    entry = ModelLogEntry.objects.filter(action=ADDED, data__key=str(key)).first()
    return Wijk.objects.filter(pk=entry.object_id).first() if entry else None


@contextmanager
def _changing(user: User | None) -> Iterator[None]:
    """One at a time, for who may. Without a user it is a command on the machine that asks."""
    if user is not None and not rules.may_change(user):
        raise PermissionDenied
    with transaction.atomic():
        WijkIndexPage.objects.select_for_update(of=("self",)).order_by("pk").first()
        yield
