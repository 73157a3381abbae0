"""Closing a place for good, now or on a day to come, and taking an activity along to the place that
comes instead.

One transaction. Raises PermissionDenied, or ValidationError with a sentence to show.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.activities.models import Activity, Occurrence
from wijken.activities.rules import may_change
from wijken.activities.signals import dates_changed
from wijken.activities.versions import note_change
from wijken.places.enums import PlaceStatus
from wijken.places.models import Place, PlannedClosing
from wijken.places.transitions import change_status, changing, checked_successor

from .queries import activities_at

TAKEN_ALONG = "activities.take_along"
PLANNED = "places.plan_closing"
WITHDRAWN = "places.withdraw_closing"
#: How far ahead a closing is planned.
FURTHEST = timedelta(days=366)


def close_place(
    place: Place,
    *,
    day: date,
    successor: Place | None,
    reason: str,
    along: Collection[Activity],
    user: User | None,
    now: datetime,
) -> None:
    """Closed since a day, with what goes along to the successor. The rest of what is to come
    there becomes work of its editors. Without a user it is the clock, on a planned day."""
    _refuse_homeless(along, successor)
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


def plan_closing(
    place: Place,
    *,
    day: date,
    successor: Place | None,
    reason: str,
    along: Collection[Activity],
    seen: str,
    user: User,
    now: datetime,
) -> PlannedClosing:
    """Announce that a place closes on a day to come, or change what was announced. `seen` is the
    stamp of what the screen showed. A second tap changes and logs nothing."""
    _refuse_homeless(along, successor)
    with changing(place, user) as dutch:
        if dutch.facts.status == PlaceStatus.CLOSED:
            raise ValidationError(_("Deze plek is al gesloten."))
        if not local_date(now) < day <= local_date(now) + FURTHEST:
            raise ValidationError({"day": _("Kies een dag binnen een jaar.")})
        follower = checked_successor(dutch, PlaceStatus.CLOSED, successor)
        values: dict[str, Any] = {"day": day, "successor": follower, "reason": reason}
        values["along"] = sorted(activity.pk for activity in along)
        plan = PlannedClosing.objects.filter(place=dutch).first()
        if plan and all(getattr(plan, name) == value for name, value in values.items()):
            return plan
        if stamp_of(plan) != seen:
            raise ValidationError(_("Een collega veranderde dit intussen. Kijk opnieuw."))
        made, _new = PlannedClosing.objects.update_or_create(place=dutch, defaults=values)
        said = {"date": day.isoformat(), "reason": reason}
        said["successor"] = follower.title if follower else ""
        log(instance=dutch, action=PLANNED, user=user, data=said)
    return made


def stamp_of(plan: PlannedClosing | None) -> str:
    """What a plan is, in short; empty for none."""
    if plan is None:
        return ""
    return f"{plan.day} {plan.successor_id} {plan.along} {plan.reason}"


def withdraw_closing(place: Place, *, user: User) -> None:
    """The place stays after all."""
    with changing(place, user) as dutch:
        plan = PlannedClosing.objects.filter(place=dutch).first()
        if plan is None:
            raise ValidationError(_("Er is geen sluiting gepland."))
        plan.delete()
        log(instance=dutch, action=WITHDRAWN, user=user, data={"date": plan.day.isoformat()})


def close_planned(plan: PlannedClosing, *, now: datetime) -> None:
    """Do on the day what was planned. Where the successor has closed meanwhile, the place closes
    without one, and what would go along becomes work of its editors."""
    with transaction.atomic():
        plan = PlannedClosing.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        answer: dict[str, Any] = {"day": plan.day, "reason": plan.reason, "user": None, "now": now}
        here = {activity.pk: activity for activity in activities_at(plan.place, now)}
        along = [here[key] for key in plan.along if key in here]
        try:
            with transaction.atomic():
                close_place(plan.place, successor=plan.successor, along=along, **answer)
        except ValidationError:
            close_place(plan.place, successor=None, along=(), **answer)
        plan.delete()


def take_along(activity: Activity, place: Place, *, user: User | None, now: datetime) -> None:
    """Have an activity be at the successor of a closed place from now on, in every version that
    is online, waits or is planned; and so each date to come that was put there."""
    with transaction.atomic():
        page = Activity.objects.select_for_update(of=("self",)).get(pk=activity.source.pk)
        if user is not None and not may_change(user, page):
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
        dates_changed.send(Activity, instance=page, now=now)


def _refuse_homeless(along: Collection[Activity], successor: Place | None) -> None:
    if along and successor is None:
        raise ValidationError({"successor": _("Kies de plek waar de activiteiten heen gaan.")})


def _move_versions(page: Activity, old: Place, successor: Place) -> None:
    """An older version that is published later must not bring the closed place back."""
    kept = Q(pk__in=[page.latest_revision_id, page.live_revision_id])
    kept |= Q(approved_go_live_at__isnull=False)
    for version in Revision.page_revisions.filter(kept, object_id=str(page.pk)):
        if version.content.get("venue") == old.pk:
            content = {**version.content, "venue": successor.pk}
            Revision.objects.filter(pk=version.pk).update(content=content)
