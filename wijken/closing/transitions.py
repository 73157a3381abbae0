"""Closing a place for good, and taking an activity along to the place that comes instead.

One transaction. Raises PermissionDenied, or ValidationError with a sentence to show.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from mijnbuurt.users.models import User
from wijken.activities.models import Activity, Occurrence
from wijken.activities.rules import may_change
from wijken.activities.versions import note_change
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place
from wijken.places.transitions import change_status

TAKEN_ALONG = "activities.take_along"


def close_place(
    place: Place,
    *,
    day: date,
    successor: Place | None,
    reason: str,
    along: Collection[Activity],
    user: User,
    now: datetime,
) -> None:
    """Closed since a day, with what goes along to the successor. The rest of what is to come
    there becomes work of its editors."""
    if along and successor is None:
        raise ValidationError({"successor": _("Kies de plek waar de activiteiten heen gaan.")})
    with transaction.atomic():
        change_status(
            place,
            PlaceStatus.CLOSED,
            user=user,
            now=now,
            since=day,
            reason=reason,
            successor=successor,
        )
        for activity in sorted(along, key=lambda each: each.pk):
            take_along(activity, place, user=user, now=now)


def take_along(activity: Activity, place: Place, *, user: User, now: datetime) -> None:
    """Have an activity be at the successor of a closed place from now on, in every version that
    is online, waits or is planned; and so each date to come that was put there."""
    with transaction.atomic():
        page = Activity.objects.select_for_update(of=("self",)).get(pk=activity.source.pk)
        if not may_change(user, page):
            raise PermissionDenied(_("Deze activiteit hoort niet bij uw wijk."))
        old = place.source
        successor = Place.objects.get(pk=old.pk).public_successor
        if successor is None:
            raise ValidationError(_("Er is geen plek die in plaats hiervan komt."))
        dates = Occurrence.objects.filter(activity=page, venue=old, ends_at__gt=now)
        moved = dates.update(venue=successor)
        if page.venue_id == old.pk:
            page.venue = successor
            page.save(clean=False)
            moved = True
        if not moved:
            raise ValidationError(_("Dit is al gedaan."))
        _move_versions(page, old, successor)
        note_change(page, now)
        said = {"from": old.title, "to": successor.title}
        log(instance=page, action=TAKEN_ALONG, user=user, data=said)


def _move_versions(page: Activity, old: Place, successor: Place) -> None:
    """An older version that is published later must not bring the closed place back."""
    kept = Q(pk__in=[page.latest_revision_id, page.live_revision_id])
    kept |= Q(approved_go_live_at__isnull=False)
    for version in Revision.page_revisions.filter(kept, object_id=str(page.pk)):
        if version.content.get("venue") == old.pk:
            content = {**version.content, "venue": successor.pk}
            Revision.objects.filter(pk=version.pk).update(content=content)
