"""The only place where slots of places change. Valid at once, and logged on the page of the place.

Raises PermissionDenied, or ValidationError with a sentence to show. Editors add, change and remove;
a partner changes what stands on the own name, and says which dates fall out.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.tables import mark_of
from mijnbuurt.users.models import User

from .models import Place, Slot, SlotAbsence
from .rules import may_change, may_change_slot
from .slots import times_on
from .versions import note_slot_change

ADDED = "places.add_slot"
CHANGED = "places.change_slot"
REMOVED = "places.remove_slot"
SKIPPED = "places.skip_slot"
RESTORED = "places.restore_slot"


def add_slot(slot: Slot, *, user: User) -> Slot:
    """A new one. A second tap finds the one of the first."""
    with transaction.atomic():
        place = Place.objects.select_for_update(of=("self",)).get(pk=slot.place.source.pk)
        if not may_change(user, place):
            raise PermissionDenied(_("Deze plek hoort niet bij uw wijk."))
        slot.place = place
        slot.full_clean()
        same = {name: getattr(slot, name) for name in ("what", "weekday", "opens", "closes")}
        if place.slots.filter(organisation=slot.organisation, **same).exists():
            raise ValidationError(_("Dit staat er al."))
        slot.save()
        log(instance=place, action=ADDED, user=user, data={"slot": str(slot)})
    return slot


def change_slot(slot: Slot, *, seen: str, user: User, now: datetime) -> Slot:
    """Save what a form made of a slot, if it still was as the form showed it."""
    with _changing(slot, user, may_change_slot) as locked:
        if mark_of(locked) != seen:
            raise ValidationError(
                _("Iemand anders heeft dit net gewijzigd. Kijk eerst wat er nu staat.")
            )
        slot.full_clean()
        if mark_of(slot) != seen:
            slot.save()
            _note(locked, now)
            log(instance=locked.place, action=CHANGED, user=user, data={"slot": str(slot)})
    return slot


def remove_slot(slot: Slot, *, user: User) -> None:
    """Take a slot off the site."""
    with _changing(slot, user, lambda user, slot: may_change(user, slot.place)) as locked:
        log(instance=locked.place, action=REMOVED, user=user, data={"slot": str(locked)})
        locked.delete()


def skip_date(slot: Slot, day: date, *, user: User, now: datetime, reason: str = "") -> None:
    """One date does not go ahead; the page says so, with the reason."""
    with _changing(slot, user, may_change_slot) as locked:
        if day < local_date(now):
            raise ValidationError({"date": _("Deze dag is al voorbij.")})
        if not times_on(day, [locked], []):
            raise ValidationError({"date": _("Op deze dag is het er niet.")})
        absence, made = SlotAbsence.objects.get_or_create(
            slot=locked, date=day, defaults={"reason": reason}
        )
        if not made and absence.reason == reason:
            return
        absence.reason = reason
        absence.full_clean()
        absence.save()
        _note(locked, now)
        said = {"slot": str(locked), "date": day.isoformat(), "reason": reason}
        log(instance=locked.place, action=SKIPPED, user=user, data=said)


def restore_date(slot: Slot, day: date, *, user: User, now: datetime) -> None:
    """It goes ahead after all."""
    with _changing(slot, user, may_change_slot) as locked:
        if day < local_date(now):
            raise ValidationError({"date": _("Deze dag is al voorbij.")})
        gone, _rows = locked.absences.filter(date=day).delete()
        if gone:
            _note(locked, now)
            said = {"slot": str(locked), "date": day.isoformat()}
            log(instance=locked.place, action=RESTORED, user=user, data=said)


def _note(slot: Slot, now: datetime) -> None:
    note_slot_change(Slot.objects.filter(pk=slot.pk), now)


@contextmanager
def _changing(slot: Slot, user: User, may: Callable[[User, Slot], bool]) -> Iterator[Slot]:
    """The slot as it is stored, locked, for who may change it."""
    with transaction.atomic():
        rows = Slot.objects.select_for_update(of=("self",)).select_related("place__home_wijk")
        locked = rows.filter(pk=slot.pk).first()
        if locked is None:
            raise ValidationError(_("Dit is al weg. Iemand anders was u voor."))
        if not may(user, locked):
            raise PermissionDenied(_("Dit staat niet op uw naam."))
        yield locked
