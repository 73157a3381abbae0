"""The only place where an offered activity changes.

Every function locks the offer, checks who asks and what that person saw, saves, logs (without a
word of anyone) and mails. They raise PermissionDenied, NotPossible, PublicationRefused or
ValidationError.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.core.clock import local_date
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.users.models import User
from wijken.activities.models import Activity, AgendaPage
from wijken.areas.sections import section_of
from wijken.contact.enums import EntryKind
from wijken.contact.notifications import tell_editors
from wijken.contact.steps import (
    NotPossible,
    Step,
    begin,
    save,
    why,
    write,
)

from . import notifications, pages, rules
from .changes import changes_of
from .enums import Outcome
from .models import Offer

__all__ = ["NotPossible", "Step"]


def edit(offer: Offer, values: dict[str, Any], seen_as: str, now: datetime) -> Offer:
    """The sender changes what was offered, until an editor works on it."""
    with transaction.atomic():
        locked = _lock_own(offer)
        if all(getattr(locked, name) == value for name, value in values.items()):
            return locked
        if not rules.can_edit(locked) or locked.stamp != seen_as:
            raise NotPossible
        is_moved = values["wijk"] != locked.wijk
        for name, value in values.items():
            setattr(locked, name, value)
        locked.owner = None if is_moved else locked.owner
        save(locked, now, InboxState.NEW)
        locked.save(update_fields=list(values))
        log(locked, "offers.edited")
        if is_moved:
            tell_editors(locked)
        else:
            notifications.tell_changed(locked)
    return locked


def withdraw(offer: Offer, now: datetime) -> Offer:
    """The sender takes it back. With a page already made an editor has to see to that."""
    with transaction.atomic():
        locked = _lock_own(offer)
        if locked.outcome == Outcome.WITHDRAWN:
            return locked
        if not rules.can_withdraw(locked):
            raise NotPossible
        locked.outcome = Outcome.WITHDRAWN
        save(locked, now, InboxState.NEW if locked.activity_id else InboxState.CLOSED)
        locked.save(update_fields=["outcome"])
        log(locked, "offers.withdrawn")
        notifications.tell_changed(locked, is_withdrawn=True)
    return locked


def approve(offer: Offer, step: Step, *, title: str, kind: str, publish: bool = False) -> Offer:
    """Make a draft of it below the agenda of its wijk; and put that online, through the gate that
    every page passes, for who says so."""
    with transaction.atomic():
        locked, is_done = begin(offer, step, rules.can_approve)
        if is_done:
            return locked
        section = section_of(AgendaPage, locked.wijk)
        if publish and not section.permissions_for_user(step.user).can_publish_subpage():
            raise PermissionDenied
        today = local_date(step.now)
        page = pages.new_activity(
            locked, section, title=title, kind=kind, owner=step.user, today=today
        )
        section.add_child(instance=page)
        revision = page.save_revision(user=step.user, log_action=True)
        write(locked, EntryKind.NOTE, _("Concept voor de agenda gemaakt."), step)
        locked.activity, locked.owner = page, locked.owner or step.user
        save(locked, step.now, InboxState.SEEN)
        locked.save(update_fields=["activity"])
        log(locked, "offers.drafted", user=step.user)
        if publish:
            revision.publish(user=step.user)
            locked.refresh_from_db()
    return locked


def decline(offer: Offer, reason: str, step: Step) -> Offer:
    """It does not come in the agenda; the sender hears why."""
    with transaction.atomic():
        locked, is_done = begin(offer, step, rules.can_decide)
        if is_done:
            return locked
        kind = EntryKind.MAIL if locked.email else EntryKind.NOTE
        entry = write(locked, kind, reason, step)
        locked.outcome = Outcome.DECLINED
        locked.owner = locked.owner or step.user
        is_told = notifications.send_declined(locked, reason, step.now)
        _decided(locked, step.now, is_told)
        log(locked, "offers.declined", user=step.user, data=why(entry))
    return locked


def note_published(activity: Activity, user: User | None, now: datetime) -> None:
    """The page of an offer went online for the first time: tell who offered it, with what the
    editors made different."""
    with transaction.atomic():
        waiting = Offer.objects.select_for_update().filter(activity=activity.pk, outcome="")
        locked = waiting.first()
        if locked is None or not locked.text:
            return
        locked.activity = activity
        is_changed = bool(changes_of(locked, activity))
        locked.outcome = Outcome.CHANGED if is_changed else Outcome.APPROVED
        _decided(locked, now, notifications.send_published(locked, now))
        log(locked, "offers.published", user=user)


def _lock_own(offer: Offer) -> Offer:
    found = Offer.objects.select_for_update().filter(pk=offer.pk).first()
    if found is None:
        raise NotPossible
    return found


def _decided(locked: Offer, now: datetime, is_told: bool) -> None:
    """Who got a mail knows; who did not, is still to be called."""
    save(locked, now, InboxState.CLOSED if is_told else InboxState.SEEN)
    locked.save(update_fields=["outcome"])
