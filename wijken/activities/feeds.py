"""Which dates stand in a calendar file: those of the lists, as few rows as possible.

Of a series only its ends, its number of dates and the changed ones are read. Where the number is
not what the rule gives, its dates are read one by one.
"""

import logging
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Max, Min, Q

from mijnbuurt.core.clock import local_date
from mijnbuurt.core.ical import joined
from mijnbuurt.core.words import in_readers_language

from .enums import OccurrenceState
from .ical import Series, calendar_lines, event_lines
from .models import Activity
from .occurrences import DAYS_BACK, MONTHS_AHEAD
from .querysets import OccurrenceQuerySet

logger = logging.getLogger(__name__)

#: All that an event says of its activity.
ACTIVITY_COLUMNS = (
    *("title", "url_path", "translation_key", "summary", "kind", "place_words"),
    *("recurrence", "first_date", "starts", "ends"),
    *("free", "price_text", "sign_up_text"),
    *("venue__title", "venue__url_path"),
    *(
        f"venue__fact_row__{name}"
        for name in ("place", "status", "address_line", "postcode", "city")
    ),
    *(f"calendar_version__{name}" for name in ("activity", "number", "changed_at")),
)
BY_RULE = Q(by_rule=True)


def calendar_text(name: str, occurrences: OccurrenceQuerySet, now: datetime) -> str:
    """The calendar of these dates, from thirty days back to eighteen months ahead."""
    events = []
    for series in series_of(occurrences, now):
        try:
            events.append(event_lines(series))
        except Exception:  # one event must not take all others down
            logger.exception("Activity %s is left out of a calendar", series.activity.pk)
    return joined(calendar_lines(name, events))


def window(now: datetime) -> tuple[date, date]:
    """The first and last day that a calendar file knows."""
    today = local_date(now)
    return today - DAYS_BACK, today + relativedelta(months=MONTHS_AHEAD)


def series_of(occurrences: OccurrenceQuerySet, now: datetime) -> list[Series]:
    """The series of these dates, in a fixed number of queries."""
    rows = occurrences.filter(local_date__range=window(now)).order_by()
    spans = {span["activity"]: span for span in _spans(rows)}
    changed = defaultdict(list)
    unlike = rows.filter(~Q(state=OccurrenceState.GOES_AHEAD) | ~BY_RULE).order_by("rule_date")
    for row in unlike.select_related("venue__fact_row"):
        changed[row.activity_id].append(row)
    activities = _activities(spans)
    days = _days_of(rows, [spans[a.pk] for a in activities if _lacks_days(a, spans[a.pk])])
    found = []
    for activity in activities:
        span = spans[activity.pk]
        for row in changed[activity.pk]:
            row.activity = activity
        without = _without(activity, span, days[activity.pk]) if activity.pk in days else []
        found.append(
            Series(activity, span["first"], span["last"], frozenset(without), changed[activity.pk])
        )
    return found


Span = dict[str, Any]


def _spans(rows: OccurrenceQuerySet) -> list[Span]:
    """Of each activity the first and last day of its rule, and on how many days there is a date."""
    return list(
        rows.values("activity").annotate(
            first=Min("rule_date", filter=BY_RULE),
            last=Max("rule_date", filter=BY_RULE),
            number=Count("pk", filter=BY_RULE),
        )
    )


def _activities(keys: Any) -> list[Activity]:
    found = Activity.objects.order_by("pk").select_related("calendar_version", "venue__fact_row")
    activities = list(found.only(*ACTIVITY_COLUMNS).filter(pk__in=list(keys)))
    in_readers_language(activities)
    return activities


def _rule_days(activity: Activity, span: Span) -> list[date]:
    if activity.rule is None or span["first"] is None:
        return []
    return activity.rule.dates(span["first"], span["last"])


def _lacks_days(activity: Activity, span: Span) -> bool:
    return len(_rule_days(activity, span)) != span["number"]


def _days_of(rows: OccurrenceQuerySet, spans: list[Span]) -> dict[int, set[date]]:
    """On which days of their rules these activities do have a date."""
    keys = [span["activity"] for span in spans]
    days: dict[int, set[date]] = {key: set() for key in keys}
    pairs = rows.filter(BY_RULE, activity__in=keys).values_list("activity", "rule_date")
    for key, day in pairs if keys else ():
        days[key].add(day)
    return days


def _without(activity: Activity, span: Span, days: set[date]) -> list[date]:
    return [day for day in _rule_days(activity, span) if day not in days]
