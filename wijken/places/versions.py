"""What calendars go by to see that a slot changed: a number that rises, and a moment."""

from datetime import datetime

from django.db.models import F, QuerySet

from .models import Slot, SlotVersion


def note_slot_change(slots: QuerySet[Slot], now: datetime) -> None:
    """Something changed that calendars show of these slots; whoever calls holds the lock."""
    versions = SlotVersion.objects.filter(slot__in=slots.values("pk"))
    versions.update(number=F("number") + 1, changed_at=now)
    new = slots.filter(calendar_version=None)
    SlotVersion.objects.bulk_create(
        SlotVersion(slot=slot, number=1, changed_at=now) for slot in new
    )
