"""Which dates stand in a calendar file: those of the lists, as few rows as possible.

Of a series only its ends, its number of dates and the changed ones are read. Where the number is
not what the rule gives, its dates are read one by one.
"""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from mijnbuurt.core.ical import joined
from mijnbuurt.core.words import in_readers_language, readers_language
from wijken.places.models import Slot

from .calendar import window
from .enums import OccurrenceState
from .ical import Series, calendar_lines, event_lines
from .models import Activity
from .querysets import OccurrenceQuerySet
from .slot_feeds import SlotRows

logger = logging.getLogger(__name__)

#: All that an event says of its activity.
ACTIVITY_COLUMNS = (
    *("title", "url_path", "translation_key", "summary", "kind", "place_words"),
    *("recurrence", "first_date", "starts", "ends"),
    *("free", "price_text", "sign_up_text", "sign_up_here"),
    *("venue__title", "venue__url_path"),
    *(
        f"venue__fact_row__{name}"
        for name in ("place", "status", "address_line", "postcode", "city")
    ),
    *(f"calendar_version__{name}" for name in ("activity", "number", "changed_at")),
)
OCCURRENCE_COLUMNS = (
    *("activity", "rule_date", "starts_at", "ends_at", "state", "reason", "moved_from", "by_rule"),
    *("place_words", "venue__title", "venue__url_path"),
    *(f"venue__fact_row__{name}" for name in ("status", "address_line", "postcode", "city")),
)
#: What a translation says instead.
TRANSLATED = ("translation_key", "title", "summary")
BY_RULE = Q(by_rule=True)
KEPT_SECONDS = 3600
Span = dict[str, Any]


def calendar_text(
    name: str, occurrences: OccurrenceQuerySet, slots: QuerySet[Slot], now: datetime
) -> str:
    """The calendar of these dates and slots, from thirty days back to eighteen months ahead.

    The text is kept by all that it is made of, so that one that is kept is never out of date.
    """
    days = window(now)
    rows = occurrences.filter(local_date__range=days).order_by()
    slot_rows = SlotRows(slots, days)
    spans = {span["activity"]: span for span in _spans(rows)}
    key = _fingerprint(name, rows, spans, slot_rows)
    text = cache.get(key)
    if text is None:
        text = joined(calendar_lines(name, _events(series_of(rows, spans), slot_rows)))
        cache.set(key, text, KEPT_SECONDS)
    return str(text)


def _events(found: list[Series], slot_rows: SlotRows) -> list[list[str]]:
    events = []
    for series in found:
        try:
            events.append(event_lines(series))
        except Exception:  # one event must not take all others down
            logger.exception("Activity %s is left out of a calendar", series.activity.pk)
    return events + [lines for of_slot in slot_rows.events() for lines in of_slot]


def _fingerprint(
    name: str, rows: OccurrenceQuerySet, spans: dict[int, Span], slot_rows: SlotRows
) -> str:
    """A key that is another one whenever anything in the calendar is: plain values are read many
    times faster than pages and dates are made of them."""
    language = readers_language()
    words = Activity.objects.filter(locale__language_code=language, live=True).order_by("pk")
    facts = [
        (name, language, settings.BASE_URL),
        list(spans.values()),
        list(_unlike(rows).values_list(*OCCURRENCE_COLUMNS)),
        list(_pages(spans).values_list("pk", *ACTIVITY_COLUMNS)),
        [] if language == settings.LANGUAGE_CODE else list(words.values_list(*TRANSLATED)),
        slot_rows.values(),
    ]
    return f"calendar:{hashlib.sha256(repr(facts).encode()).hexdigest()}"


def series_of(rows: OccurrenceQuerySet, spans: dict[int, Span]) -> list[Series]:
    """The series of these dates, in a fixed number of queries."""
    changed = defaultdict(list)
    for row in _unlike(rows).select_related("venue__fact_row"):
        changed[row.activity_id].append(row)
    activities = _activities(spans)
    days = _days_of(rows, [spans[a.pk] for a in activities if _lacks_days(a, spans[a.pk])])
    found = []
    for activity in activities:
        span, unlike = spans[activity.pk], changed[activity.pk]
        for row in unlike:
            row.activity = activity
        without = _without(activity, span, days[activity.pk]) if activity.pk in days else []
        found.append(Series(activity, span["first"], span["last"], frozenset(without), unlike))
    return found


def _unlike(rows: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """The dates that are not just as the rule has them."""
    is_changed = ~Q(state=OccurrenceState.GOES_AHEAD) | ~BY_RULE
    return rows.filter(is_changed).order_by("activity", "rule_date")


def _spans(rows: OccurrenceQuerySet) -> list[Span]:
    """Of each activity the first and last day of its rule, and on how many days there is a date."""
    return list(
        rows.values("activity").annotate(
            first=Min("rule_date", filter=BY_RULE),
            last=Max("rule_date", filter=BY_RULE),
            number=Count("pk", filter=BY_RULE),
            which=Sum("pk", filter=BY_RULE),  # another set of dates, another sum
        )
    )


def _pages(keys: Iterable[int]) -> QuerySet[Activity]:
    return Activity.objects.filter(pk__in=list(keys)).order_by("pk")


def _activities(keys: Iterable[int]) -> list[Activity]:
    related = _pages(keys).select_related("calendar_version", "venue__fact_row")
    activities = list(related.only(*ACTIVITY_COLUMNS))
    in_readers_language(activities)
    return activities


def _rule_days(activity: Activity, span: Span) -> list[date]:
    if activity.rule is None or span["first"] is None:
        return []
    return activity.rule.dates(span["first"], span["last"])


def _lacks_days(activity: Activity, span: Span) -> bool:
    if activity.rule is None or span["first"] is None:
        return False
    return activity.rule.number(span["first"], span["last"]) != span["number"]


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
