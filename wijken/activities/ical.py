"""An activity as calendars read it (RFC 5545): a rule with the days on which it is different."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mijnbuurt.core.dates import day_nl, time_nl
from mijnbuurt.core.ical import escaped, in_utc
from mijnbuurt.core.words import readers_language
from wijken.places.hours.instants import clock_changes_on, instant
from wijken.places.models import SlotVersion

from .enums import ActivityKind, OccurrenceState
from .models import Activity, CalendarVersion, Occurrence
from .occurrences import new_row
from .recurrence import Rule, is_odd, local_times, until

DAY = timedelta(days=1)
NEVER = datetime(2020, 1, 1, tzinfo=UTC)

#: The zone as it is since 1996, in two lines of rules instead of a table of all years.
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Series:
    """The dates of an activity that a calendar shows.

    `first` and `last` are days of the rule; `without` those between them on which there is
    nothing. `changed` are dates that are not as the rule has them.
    """

    activity: Activity
    first: date | None = None
    last: date | None = None
    without: frozenset[date] = frozenset()
    changed: list[Occurrence] = field(default_factory=list)


def calendar_lines(name: str, events: list[list[str]]) -> Iterator[str]:
    """A whole calendar around events that were written before."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mijn Buurt//Agenda//NL")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield from (f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}")
    yield f"X-WR-TIMEZONE:{settings.TIME_ZONE}"
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H")
    yield from ZONE
    for event in events:
        yield from event
    yield "END:VCALENDAR"


def event_lines(series: Series) -> list[str]:
    """All events of one activity: its rule, and each date that differs."""
    return [line for event in _events(series) for line in event]


def _events(series: Series) -> Iterator[list[str]]:
    activity, rule = series.activity, series.activity.rule
    of_rule = [row for row in series.changed if row.by_rule]
    if rule and series.first and series.last:
        if rule.is_series:
            yield _master(series, rule, series.first, series.last)
        elif not of_rule:
            yield _event(activity, new_row(activity, series.first))
    for row in series.changed:
        if not row.by_rule:
            yield _event(activity, row, suffix=f"-{row.rule_date:%Y%m%d}")
        elif rule and rule.is_series:
            yield _event(activity, row, recurrence=row.rule_date)
        else:
            yield _event(activity, row)
    if rule and rule.is_series and series.first and series.last:
        seen = series.without | {row.rule_date for row in of_rule}
        for day in _odd_days(activity, rule, series.first, series.last):
            if day not in seen:
                yield _event(activity, new_row(activity, day), recurrence=day)


def _odd_days(activity: Activity, rule: Rule, first: date, last: date) -> list[date]:
    """Days on which the change of the clock gives the rule another length or start."""
    return [
        day
        for night in nights_of_the_clock(first, last)
        for day in rule.dates(max(first, night - DAY), min(last, night))
        if is_odd(day, activity.starts, activity.ends)
    ]


def nights_of_the_clock(first: date, last: date) -> list[date]:
    """The days on which the clock changes, in all the years from one day to another."""
    nights = []
    for year in range(first.year, last.year + 1):
        for month in (3, 10):
            days = (date(year, month, number) for number in range(24, 32))
            nights += [day for day in days if clock_changes_on(day)]
    return nights


def _master(series: Series, rule: Rule, first: date, last: date) -> list[str]:
    activity = series.activity
    times = repeated((first, last), rule.pattern, (activity.starts, activity.ends), series.without)
    return [*_head(activity), *times, *_tail(activity, None)]


def repeated(
    days: tuple[date, date],
    pattern: str,
    clock: tuple[time | None, time | None],
    without: Iterable[date],
) -> list[str]:
    """When a series is: from its first to its last day, but not on some days between them."""
    first, last = days
    begins, ends = local_times(first, *clock)
    lines = [wall("DTSTART", begins)]
    if is_odd(first, *clock):
        minutes = int((ends - begins).total_seconds()) // 60
        lines.append(f"DURATION:PT{minutes // 60}H{minutes % 60}M")
    else:
        lines.append(wall("DTEND", ends))
    lines.append(f"RRULE:{pattern};UNTIL={until(last)}")
    return lines + [wall("EXDATE", local_times(day, *clock)[0]) for day in sorted(without)]


def _event(
    activity: Activity, row: Occurrence, recurrence: date | None = None, suffix: str = ""
) -> list[str]:
    lines = _head(activity, suffix)
    if recurrence:
        planned, _ends = local_times(recurrence, activity.starts, activity.ends)
        lines.append(wall("RECURRENCE-ID", planned))
    times = [moment("DTSTART", row.starts_at), moment("DTEND", row.ends_at)]
    return [*lines, *times, *_tail(activity, row)]


def _head(activity: Activity, suffix: str = "") -> list[str]:
    version = getattr(activity, "calendar_version", None)
    return head(f"{activity.translation_key}{suffix}", version)


def head(name: str, version: CalendarVersion | SlotVersion | None) -> list[str]:
    """The name of an event, and how often and when it changed."""
    changed = in_utc(version.changed_at if version else NEVER)
    return [
        "BEGIN:VEVENT",
        f"UID:{name}",
        f"SEQUENCE:{version.number if version else 0}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
    ]


def _tail(activity: Activity, row: Occurrence | None) -> list[str]:
    is_off = row is not None and row.is_cancelled
    title = _("Gaat niet door: %(title)s") % {"title": activity.title} if is_off else activity.title
    is_changed = row is not None and row.state != OccurrenceState.GOES_AHEAD
    url = activity.full_url + (f"{row.rule_date.isoformat()}/" if row and is_changed else "")
    return [
        f"SUMMARY:{escaped(title)}",
        f"LOCATION:{escaped(_where(activity, row))}",
        f"DESCRIPTION:{escaped(_description(activity, row, url))}",
        f"CATEGORIES:{escaped(_kind(activity.kind))}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
        f"URL:{url}",
        "END:VEVENT",
    ]


@lru_cache(maxsize=256)
def name_in(language: str, value: ActivityKind | OccurrenceState) -> str:
    return str(value.label)


def _kind(value: str) -> str:
    """The name of a kind; asked once a language, as a file has thousands of events."""
    return name_in(readers_language(), ActivityKind(value))


def _where(activity: Activity, row: Occurrence | None) -> str:
    if row is not None and row.is_online:
        return _("Online")
    place = row.place if row else activity.venue
    name = row.place_text if row else activity.place_text
    return ", ".join(filter(None, [name, place.address_text if place else ""]))


def _description(activity: Activity, row: Occurrence | None, url: str) -> str:
    said = [activity.summary, _("Wat kost het: %(cost)s") % {"cost": activity.cost_text}]
    if activity.sign_up_words:
        said.append(_("Aanmelden: %(how)s") % {"how": activity.sign_up_words})
    return "\n".join(filter(None, [_difference(row) if row else "", *said, url]))


def _difference(row: Occurrence) -> str:
    """What is different about a date, as its page says it."""
    if row.state == OccurrenceState.GOES_AHEAD:
        return ""
    if row.state == OccurrenceState.MOVED and row.has_own_place:
        name = str(row.state_label)
    else:
        name = name_in(readers_language(), OccurrenceState(row.state))
    said = [name.capitalize()]
    if row.moved_from:
        moment = {"day": day_nl(row.moved_from), "time": time_nl(row.moved_from)}
        said.append(_("Was eerst: %(day)s, %(time)s uur") % moment)
    return ". ".join(filter(None, [*said, row.reason]))


def wall(name: str, typed: datetime) -> str:
    """A property with a time as it was typed."""
    return f"{name};TZID={settings.TIME_ZONE}:{typed:%Y%m%dT%H%M%S}"


def moment(name: str, when: datetime) -> str:
    """A property with a moment: on the clock here, or in UTC where that would be unsure."""
    local = timezone.localtime(when).replace(tzinfo=None)
    if instant(local.date(), local.time()) != when:
        return f"{name}:{in_utc(when)}"
    return wall(name, local)
