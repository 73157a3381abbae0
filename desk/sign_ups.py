"""What the desk shows of who comes to which activity. A fixed number of queries each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q
from django.urls import reverse

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.activities.models import Activity, Occurrence
from wijken.signups.enums import SignUpState
from wijken.signups.models import SignUp
from wijken.signups.room import Room, room_of, rooms
from wijken.signups.rules import handled_by, is_open_to_desk, may_handle

#: The screen shows what is near; further on one goes by the page of the activity.
NEAR = timedelta(days=31)
MOST_DATES = 40
MOST_FOUND = 30


@dataclass(frozen=True)
class DateRow:
    """A coming date with how many people come."""

    occurrence: Occurrence
    room: Room
    url: str


@dataclass(frozen=True)
class CallRow:
    """A date of which people are to be called."""

    title: str
    starts_at: datetime
    number: int
    url: str


@dataclass
class Roster:
    """Who comes to one date. `occurrence` is None when it is no longer in the agenda."""

    activity_key: UUID
    day: date
    title: str
    starts_at: datetime
    ends_at: datetime
    occurrence: Occurrence | None
    room: Room
    can_add: bool
    placed: Sequence[SignUp] = field(default_factory=list)
    waiting: Sequence[SignUp] = field(default_factory=list)
    to_call: Sequence[SignUp] = field(default_factory=list)
    number_off: int = 0

    @property
    def people(self) -> int:
        return sum(record.people for record in self.placed)

    @property
    def above(self) -> int:
        """How many people more than there are places."""
        return 0 if self.room.capacity is None else max(self.people - self.room.capacity, 0)


def roster_url(activity_key: UUID, day: date) -> str:
    return reverse("desk:roster", args=[activity_key, day])


def coming_dates(user: User, now: datetime, only: Activity | None = None) -> list[DateRow]:
    """The next dates of activities for which people sign up, in the wijken of who asks; or of one
    activity."""
    own = Activity.objects.public().filter(handled_by(user, "home_wijk"))
    found = Occurrence.objects.coming(now).filter(
        activity__in=own.filter(sign_up_here=True).values("pk")
    )
    if only is not None:
        found = found.filter(activity=only)
    else:
        found = found.filter(local_date__lte=local_date(now) + NEAR)
    rows = list(found.select_related("activity__home_wijk", "venue")[:MOST_DATES])
    found_rooms = rooms([(row.activity, row.rule_date) for row in rows])
    return [
        DateRow(row, room, roster_url(row.activity.translation_key, row.rule_date))
        for row, room in zip(rows, found_rooms, strict=True)
    ]


def calls_for(user: User, now: datetime) -> list[CallRow]:
    """The dates of which somebody without a mail address still has to hear something."""
    rows = SignUp.objects.to_call(now).filter(handled_by(user)).order_by()
    counted = rows.values_list("activity_key", "rule_date").annotate(
        title=Min("title"), first=Min("starts_at"), number=Count("pk")
    )
    return [
        CallRow(title, first, number, roster_url(key, day))
        for key, day, title, first, number in counted.order_by("first")
    ]


def find_people(user: User, who: str, now: datetime) -> list[SignUp]:
    """Sign-ups for what is still to come, by name or number."""
    code = who.rpartition("-")[2].strip().upper()
    wanted = Q(name__icontains=who) | Q(code=code)
    rows = SignUp.objects.coming(now).filter(wanted, handled_by(user))
    return list(rows.order_by("starts_at", "pk")[:MOST_FOUND])


def roster_of(user: User, activity_key: UUID, day: date, now: datetime) -> Roster | None:
    """Who comes to a date; None where this user has no part in it, or nothing is known of it."""
    activity = find_activity(activity_key)
    records = list(SignUp.objects.of_date(activity_key, day).select_related("wijk"))
    row = row_of(activity, day) if activity else None
    if row is None and not records:
        return None
    if not may_handle(user, activity.home_wijk if activity else records[0].wijk):
        return None
    known = row or records[0]
    by_state = {state: [r for r in records if r.state == state] for state in SignUpState}
    return Roster(
        activity_key,
        day,
        title=activity.title if activity else records[0].title,
        starts_at=known.starts_at,
        ends_at=known.ends_at,
        occurrence=row if activity and activity.live else None,
        room=room_of(activity, day) if activity else Room(None, False),
        can_add=bool(activity and activity.live and row and is_open_to_desk(row, now)),
        placed=by_state[SignUpState.PLACED],
        waiting=by_state[SignUpState.WAITING],
        to_call=[record for record in records if record.to_call],
        number_off=len(by_state[SignUpState.CANCELLED]),
    )


def row_of(activity: Activity, day: date) -> Occurrence | None:
    found: Occurrence | None = (
        activity.occurrences.filter(rule_date=day).select_related("venue").first()
    )
    if found is not None:
        found.activity = activity
    return found


def find_activity(key: UUID) -> Activity | None:
    """The Dutch page of an activity."""
    pages = Activity.objects.filter(
        translation_key=key, locale__language_code=settings.LANGUAGE_CODE
    )
    found: Activity | None = pages.select_related("home_wijk", "venue").first()
    return found


def people_to_call(user: User, now: datetime) -> int:
    """How many people somebody still has to call."""
    return int(SignUp.objects.to_call(now).filter(handled_by(user)).count())
