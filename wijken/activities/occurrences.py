"""From the rule of a published activity to its rows, and the lists of coming dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import DateField, DateTimeField, OuterRef, Q, QuerySet, Subquery

from mijnbuurt.core import clock
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.prepared import KEY, prepared
from wijken.areas.models import Wijk
from wijken.places.hours.instants import utc
from wijken.places.models import Place, Slot
from wijken.places.slots import SlotCalendar, SlotTime, open_slots

from .calendar import DAYS_BACK, MONTHS_AHEAD
from .enums import OccurrenceState
from .models import Activity, Occurrence
from .recurrence import local_instants
from .signals import dates_changed
from .slot_dates import SlotDate, in_rows, slot_date
from .versions import note_change
from .wording import repeat_text

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rolled:
    """How many rows one call made, gave another time, and took away."""

    made: int = 0
    updated: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A recurring activity or slot with its next date, which may be cancelled or moved."""

    activity: Activity | SlotDate
    next: Occurrence | SlotDate
    repeat_text: str


def roll(activity: Activity, now: datetime) -> Rolled:
    """Make the rows of an activity agree with its rule as it is published.

    Reads the live Dutch page from the database, whatever draft or translation is handed in; for
    one that is not live nothing happens (its rows are not public). Dates that are over stay.
    Coming ones that nobody changed follow the rule; a cancelled, moved or online date stays as
    it is as long as the rule has its day. May run again at any time; `now` is aware.
    """
    with transaction.atomic():
        live = _live_dutch(activity)
        if live is None:
            return Rolled()
        rows = Occurrence.objects.select_for_update().filter(activity=live)
        first_time = not rows.exists()
        shown = rows.filter(Q(ends_at__gt=now) | Q(local_date__gte=local_date(now) - DAYS_BACK))
        existing = {row.rule_date: row for row in shown}
        wanted = {day: new_row(live, day) for day in _rule_dates(live, now, existing, first_time)}
        rolled = Rolled(
            made=_make(wanted, existing, None if first_time else now),
            updated=_update(wanted, existing, now),
            removed=_remove(wanted, existing, now),
        )
        if _mark(wanted, existing) or rolled != Rolled():
            note_change(live, now)
        dates_changed.send(Activity, instance=live, now=now)
        return rolled


def roll_all(now: datetime) -> None:
    """Roll every published activity; the nightly job."""
    for activity in Activity.objects.public():
        roll(activity, now)


def roll_published(sender: type[Activity], instance: Activity, **kwargs: object) -> None:
    """Receiver of `page_published`; a translation has no rows of its own."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        now = clock.now()
        with transaction.atomic():
            if roll(instance, now) == Rolled():
                note_change(instance, now)


def new_row(activity: Activity, day: date) -> Occurrence:
    """The unsaved row of a day of the rule, just as the rule has it."""
    starts_at, ends_at = local_instants(day, activity.starts, activity.ends)
    row = Occurrence(activity=activity, rule_date=day)
    row.set_times(starts_at, ends_at)
    row.local_date = day  # also of a start that the change of the clock moves
    return row


def coming_series(
    wijk: Wijk | None,
    now: datetime,
    with_single: bool = False,
    limit: int | None = None,
    place: Place | None = None,
) -> list[SeriesCard]:
    """Each published series of a wijk (None: of the city) once, the soonest first; two queries.

    A series whose dates are all over is left out. `with_single`: also what happens only once;
    `place`: only what is always there.
    """
    nexts = _keys_of_next(
        now=now,
        wijk=wijk.pk if wijk else None,
        place=place.source.pk if place else None,
        with_single=with_single,
    )
    keys = [key for key in nexts if key]  # as a query within the other, PostgreSQL reads all dates
    found = _dates(keys=keys, now=now, limit=limit)
    return [SeriesCard(row.activity, row, _words(row.activity)) for row in found]


@prepared(now=DateTimeField(), wijk=KEY, place=KEY)
def _keys_of_next(
    now: datetime, wijk: int | None, place: int | None, with_single: bool
) -> QuerySet[Activity]:
    """The key of the next date of each activity, or None."""
    activities = Activity.objects.public()
    if not with_single:
        activities = activities.exclude(recurrence="")
    if wijk:
        activities = activities.in_wijk(wijk)
    if place:
        activities = activities.filter(venue=place)
    soonest = Occurrence.objects.filter(activity=OuterRef("pk")).coming(now).values("pk")[:1]
    return activities.annotate(next_pk=Subquery(soonest)).values_list("next_pk", flat=True)


@prepared(keys=KEY, now=DateTimeField())
def _dates(keys: list[int], now: datetime, limit: int | None) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(pk__in=keys).coming(now).with_activity()[:limit]


def coming_slots(wijk: Wijk, now: datetime, limit: int) -> list[SeriesCard]:
    """Each slot of a wijk where one walks in once, with its next date within a week, the soonest
    first; three queries."""
    today = local_date(now)
    days = [today + number * DAY for number in range(-1, 7)]
    times = SlotCalendar(_walk_in_slots(wijk=wijk.pk)).on(days)
    nexts: dict[int, SlotTime] = {}
    for time in times:
        if utc(time.ends) > utc(now):
            nexts.setdefault(time.slot.pk, time)
    soonest = sorted(nexts.values(), key=lambda time: utc(time.starts))[:limit]
    dates = [slot_date(time, time.slot) for time in soonest]
    return [SeriesCard(date, date, date.repeat_text) for date in dates]


@prepared(wijk=KEY)
def _walk_in_slots(wijk: Wijk) -> QuerySet[Slot]:
    return in_rows(open_slots(wijk=wijk, open_to_all=True))


def week_of_city(now: datetime, days: int = 7, limit: int | None = None) -> list[Occurrence]:
    """What is on from now to the end of the last of so many local days, today included; a date
    that began yesterday and still goes on is among them. One query."""
    return _public_dates(now=now, last=local_date(now) + (days - 1) * DAY, limit=limit)


@prepared(now=DateTimeField(), last=DateField())
def _public_dates(now: datetime, last: date, limit: int | None) -> QuerySet[Occurrence]:
    found = Occurrence.objects.public().coming(now).filter(local_date__lte=last)
    return found.with_activity()[:limit]


def _words(activity: Activity) -> str:
    return repeat_text(activity.rule) if activity.rule else ""


def _live_dutch(activity: Activity) -> Activity | None:
    return (
        Activity.objects.select_for_update(of=("self",))
        .filter(
            translation_key=activity.translation_key,
            locale__language_code=settings.LANGUAGE_CODE,
            live=True,
        )
        .first()
    )


def _rule_dates(
    activity: Activity, now: datetime, existing: Iterable[date], first_time: bool
) -> list[date]:
    """The days of the rule that matter: those of existing rows, and all up to the horizon."""
    rule = activity.rule
    if rule is None:
        return []
    today = local_date(now)
    if first_time:
        first = today - DAYS_BACK if rule.is_series else rule.first_date
    else:
        first = min([today - DAY, *existing])
    return activity.days_between(first, today + relativedelta(months=MONTHS_AHEAD))


Rows = dict[date, Occurrence]


def _make(wanted: Rows, existing: Rows, not_over_at: datetime | None) -> int:
    """Save the rows that are not there yet; of a moment on, those that are not over."""
    new = [
        row
        for day, row in wanted.items()
        if day not in existing and (not_over_at is None or row.ends_at > not_over_at)
    ]
    return len(Occurrence.objects.bulk_create(new))


def _update(wanted: Rows, existing: Rows, now: datetime) -> int:
    """Give coming rows that nobody changed the times of the rule."""
    changed = []
    for day, row in existing.items():
        new = wanted.get(day)
        if new is None or row.state != OccurrenceState.GOES_AHEAD or new.ends_at <= now:
            continue
        if (row.starts_at, row.ends_at) != (new.starts_at, new.ends_at):
            row.set_times(new.starts_at, new.ends_at)
            changed.append(row)
    times = ["starts_at", "ends_at", "local_date", "day_part"]
    return Occurrence.objects.bulk_update(changed, times) if changed else 0


def _remove(wanted: Rows, existing: Rows, now: datetime) -> int:
    """Take away coming rows whose day the rule no longer has."""
    gone = [row.pk for day, row in existing.items() if day not in wanted and row.ends_at > now]
    return Occurrence.objects.filter(pk__in=gone).delete()[0] if gone else 0


def _mark(wanted: Rows, existing: Rows) -> int:
    """Note of each row that calendars still show whether the rule has it; see `by_rule`."""
    changed = []
    for day, row in existing.items():
        new = wanted.get(day)
        same_time = new and (row.starts_at, row.ends_at) == (new.starts_at, new.ends_at)
        by_rule = bool(same_time or (new and row.state != OccurrenceState.GOES_AHEAD))
        if row.by_rule != by_rule:
            row.by_rule = by_rule
            changed.append(row)
    return Occurrence.objects.bulk_update(changed, ["by_rule"]) if changed else 0


def next_start(now: datetime) -> Subquery:
    """For a list of activities: when each is on next, leaving out what is cancelled."""
    coming = Occurrence.objects.coming(now).filter(activity=OuterRef("pk"))
    return Subquery(coming.exclude(state=OccurrenceState.CANCELLED).values("starts_at")[:1])
