"""The only place where hours of a date, status and address of a place change. Valid at once.

Every function takes a place in any language and changes its Dutch page's rows, checks who asks,
locks the place, logs, and raises PermissionDenied or ValidationError with a sentence to show.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.enums import DatePrecision
from mijnbuurt.users.models import User

from .enums import PlaceStatus
from .models import HoursException, Place, PlaceFacts, PlannedClosing
from .rules import may_change, may_change_hours
from .versions import note_slot_change

EXCEPTION_ADDED = "places.add_exception"
CLOSED_ON = "places.close_on"
CLOSED_BETWEEN = "places.close_between"
CLOSURE_ENDED = "places.end_closure"
EXCEPTION_REMOVED = "places.remove_exception"
STATUS_CHANGED = "places.change_status"
CONTACT_CHANGED = "places.change_contact"

LONGEST_CLOSURE = timedelta(days=366)
NEEDS_REASON = (PlaceStatus.TEMPORARILY_CLOSED, PlaceStatus.CLOSED)
CONTACT_FIELDS = ("address_line", "postcode", "city", "phone", "latitude", "longitude")


def add_exception(
    place: Place,
    day: date,
    opens: time,
    closes: time,
    *,
    user: User,
    now: datetime,
    reason: str = "",
) -> HoursException:
    """Other hours on one date. A date may have several; all weekly hours of that day give way."""
    with changing(place, user, _on(day, now), hours_at=now) as dutch:
        _refuse_past(day, now)
        if opens == closes:
            raise ValidationError({"closes": _("Kies twee verschillende tijden.")})
        others = dutch.exceptions.filter(date=day)
        if any(row.is_closed and row.period is None for row in others):
            raise ValidationError(_("Op deze dag staat al: dicht. Haal dat eerst weg."))
        others.filter(opens=None).delete()
        if any(_overlap((opens, closes), (row.opens, row.closes)) for row in others):
            raise ValidationError(_("Deze tijd valt samen met een andere tijd op deze dag."))
        row = HoursException(place=dutch, date=day, opens=opens, closes=closes, reason=reason)
        row.full_clean()
        row.save()
        times = {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
        _log(dutch, EXCEPTION_ADDED, user, date=day.isoformat(), reason=reason, **times)
    return row


def close_on(
    place: Place, day: date, *, user: User, now: datetime, reason: str = ""
) -> HoursException:
    """Closed for a whole date. Other hours that were there for that date are gone."""
    with changing(place, user, _on(day, now), hours_at=now) as dutch:
        _refuse_past(day, now)
        row = HoursException(place=dutch, date=day, reason=reason)
        row.full_clean()
        dutch.exceptions.filter(date=day).delete()
        row.save()
        _log(dutch, CLOSED_ON, user, date=day.isoformat(), reason=reason)
    return row


def close_between(
    place: Place, first: date, last: date, *, user: User, now: datetime, reason: str = ""
) -> HoursException:
    """Closed on all days from one up to and including another: a holiday, a renovation. What was
    said of those days before is gone. Other hours on one of them may be given afterwards."""
    with changing(place, user, hours_at=now) as dutch:
        _refuse_past(first, now)
        if last <= first:
            raise ValidationError({"until": _("Kies een dag na de eerste dag.")})
        if last - first > LONGEST_CLOSURE:
            raise ValidationError({"until": _("Dit is langer dan een jaar. Sluit de plek dan.")})
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        period = uuid.uuid4()
        rows = [HoursException(place=dutch, date=d, reason=reason, period=period) for d in days]
        rows[0].full_clean()
        dutch.exceptions.filter(date__range=(first, last)).delete()
        HoursException.objects.bulk_create(rows)
        data = {"date": first.isoformat(), "until": last.isoformat(), "reason": reason}
        _log(dutch, CLOSED_BETWEEN, user, **data)
    return dutch.exceptions.get(period=period, date=first)


def end_closure(place: Place, period: uuid.UUID, *, user: User, now: datetime) -> None:
    """Take away what is still to come of a closure: the weekly hours hold again."""
    with changing(place, user, hours_at=now) as dutch:
        rows = dutch.exceptions.filter(period=period, opens=None, date__gte=local_date(now))
        days = list(rows.values_list("date", flat=True))
        if not days:
            raise ValidationError(_("Dit is al weg. Iemand anders was u voor."))
        rows.delete()
        said = {"date": days[0].isoformat(), "until": days[-1].isoformat()}
        _log(dutch, CLOSURE_ENDED, user, **said)


def remove_exception(
    place: Place, day: date, *, user: User, now: datetime, row: HoursException | None = None
) -> None:
    """Take away one different time of a date, or (without a row) all: the weekly hours hold."""
    with changing(place, user, _on(day, now), hours_at=now) as dutch:
        _refuse_past(day, now)
        rows = dutch.exceptions.filter(date=day)
        if row is not None:
            rows = rows.filter(pk=row.pk)
        gone = [str(found) for found in rows]
        if not gone:
            raise ValidationError(_("Dit is al weg. Iemand anders was u voor."))
        rows.delete()
        _log(dutch, EXCEPTION_REMOVED, user, date=day.isoformat(), rows=gone)


def change_status(
    place: Place,
    status: str,
    *,
    user: User | None,
    now: datetime,
    reason: str = "",
    successor: Place | None = None,
    since: date | None = None,
) -> PlaceFacts:
    """Open, prepare, close for a time or for good, today or since a day before. Closing hides the
    address and may name the place that comes instead. Asking for what is already so changes and
    logs nothing. Without a user it is the clock, which does what was decided before."""
    with changing(place, user) as dutch:
        status = _checked_status(status, reason)
        if since and since > local_date(now):
            raise ValidationError({"day": _("Kies vandaag of een dag ervoor.")})
        facts = dutch.facts
        follower = checked_successor(dutch, status, successor)
        if (facts.status, facts.successor) == (status, follower):
            return facts
        change = {"from": facts.status, "to": status}
        if facts.status != status:
            facts.date_words, facts.date_precision = "", DatePrecision.DAY
            facts.date_sort = since or local_date(now)
        facts.status, facts.successor = status, follower
        facts.save()
        if status == PlaceStatus.CLOSED:
            PlannedClosing.objects.filter(place=dutch).delete()
        follower_title = follower.title if follower else ""
        _log(dutch, STATUS_CHANGED, user, status=change, reason=reason, successor=follower_title)
    _forget_facts(place)
    return facts


def change_contact(place: Place, *, user: User, **fields: object) -> PlaceFacts:
    """Address, telephone and position of a place; only the CONTACT_FIELDS that are given."""
    unknown = set(fields) - set(CONTACT_FIELDS)
    if unknown:
        raise TypeError(f"Not about contact: {', '.join(sorted(unknown))}")
    with changing(place, user) as dutch:
        facts = dutch.facts
        changed = [name for name, value in fields.items() if getattr(facts, name) != value]
        if not changed:
            return facts
        for name in changed:
            setattr(facts, name, fields[name])
        facts.full_clean(exclude=["place"])
        facts.save()
        _log(dutch, CONTACT_CHANGED, user, fields=changed)
    _forget_facts(place)
    return facts


def _on(day: date, now: datetime) -> Callable[[User, Place], bool]:
    """Who may change the hours of this day."""
    return lambda user, place: may_change_hours(user, place, day, local_date(now))


@contextmanager
def changing(
    place: Place,
    user: User | None,
    may: Callable[[User, Place], bool] = may_change,
    hours_at: datetime | None = None,
) -> Iterator[Place]:
    """The Dutch page of a place, locked until the end of the transaction, for who may change it;
    the clock, which is no user, may. `hours_at`: hours of a date change at this moment, and with
    them what calendars say of slots."""
    with transaction.atomic():
        dutch = Place.objects.select_for_update(of=("self",)).get(
            translation_key=place.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        if user is not None and not may(user, dutch):
            raise PermissionDenied(_("Deze plek hoort niet bij uw wijk."))
        yield dutch
        if hours_at:
            note_slot_change(dutch.slots.all(), hours_at)


def _forget_facts(place: Place) -> None:
    """Have a place at hand read its facts again."""
    for page in (place, place.__dict__.get("source", place)):
        page.__dict__.pop("facts", None)
        page._state.fields_cache.pop("fact_row", None)


def _refuse_past(day: date, now: datetime) -> None:
    if day < local_date(now):
        raise ValidationError({"date": _("Deze dag is al voorbij.")})


def _overlap(one: tuple[time, time], other: tuple[time | None, time | None]) -> bool:
    """Whether two spans of one day share time; a closing not after the opening is past midnight."""

    def minutes(opens: time, closes: time) -> tuple[int, int]:
        start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
        return start, end if end > start else end + 24 * 60

    if other[0] is None or other[1] is None:
        return False
    (start, end), (other_start, other_end) = minutes(*one), minutes(other[0], other[1])
    return start < other_end and other_start < end


def _checked_status(status: str, reason: str) -> PlaceStatus:
    if status not in PlaceStatus.values:
        raise ValidationError({"status": _("Kies een toestand uit de lijst.")})
    if status in NEEDS_REASON and not reason.strip():
        raise ValidationError({"reason": _("Zeg kort waarom de plek dicht gaat.")})
    return PlaceStatus(status)


def checked_successor(dutch: Place, status: str, successor: Place | None) -> Place | None:
    if successor is None:
        return None
    follower: Place = successor.source
    if status != PlaceStatus.CLOSED:
        raise ValidationError({"successor": _("Dit kan alleen bij een plek die sluit.")})
    if follower.pk == dutch.pk:
        raise ValidationError({"successor": _("Kies een andere plek.")})
    if not follower.live or follower.facts.status == PlaceStatus.CLOSED:
        raise ValidationError({"successor": _("Kies een plek die open is.")})
    return follower


def _log(dutch: Place, action: str, user: User | None, **data: object) -> None:
    log(instance=dutch, action=action, user=user, data=data)
