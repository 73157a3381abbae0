"""What waits for the editors: drafts to decide on, ideas of residents, and dates that changed."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from initiatives.ideas import Idea
from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.activities import transitions
from wijken.activities.enums import OccurrenceState
from wijken.activities.models import Activity, Occurrence
from wijken.areas.models import Wijk
from wijken.areas.sections import section_of
from wijken.news.models import Article, NewsIndexPage
from wijken.offers.models import Offer
from wijken.signups.models import SignUp
from wijken.signups.room import open_dates
from wijken.signups.transitions import cancel, sign_up

from .pages import put
from .reading import clock_time, read, stream
from .stories import adopt

AUTHOR = "schrijver@example.org"
EDITOR = "redactie@example.org"


def load_drafts(wijken: dict[str, Wijk], now: datetime) -> None:
    """Stories that a wijkreporter sent in, each with the editors of its wijk."""
    author = User.objects.get(email=AUTHOR)
    for row in read("inbox")["drafts"]:
        draft, made = put(
            section_of(NewsIndexPage, wijken[row["wijk"]]),
            Article,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "body": stream(row["body"]),
                "kind": "story",
                "names": "none",
                "drawing": row["drawing"],
                "owner": author,
            },
            rows={"bylines": [{"name": row["byline"]}]},
            publish=False,
        )
        if made:
            draft.get_workflow().start(draft, author)
            adopt(draft, author, now)


def load_ideas(wijken: dict[str, Wijk], now: datetime) -> None:
    if Idea.objects.exists():
        return
    for number, row in enumerate(read("inbox")["ideas"]):
        idea = Idea.objects.create(**{**row, "wijk": wijken.get(row["wijk"])})
        Idea.objects.filter(pk=idea.pk).update(created_at=now - timedelta(days=number, hours=2))


def load_offers(wijken: dict[str, Wijk], now: datetime) -> None:
    if Offer.objects.exists():
        return
    for number, row in enumerate(read("inbox")["offers"]):
        day = local_date(now) + timedelta(days=row["in_days"]) if row["in_days"] else None
        facts = {name: value for name, value in row.items() if name != "in_days"}
        known = {"wijk": wijken[row["wijk"]], "starts": time.fromisoformat(row["starts"])}
        offer = Offer.objects.create(**{**facts, **known}, day=day)
        Offer.objects.filter(pk=offer.pk).update(created_at=now - timedelta(days=number, hours=3))


def load_sign_ups(now: datetime) -> None:
    """People for the coming dates, through the same door as a resident; once a date."""
    by_date: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in read("inbox")["sign_ups"]:
        by_date.setdefault((row.pop("activity"), row.pop("nth")), []).append(row)
    for (slug, nth), people in by_date.items():
        activity = Activity.objects.filter(slug=slug, locale__language_code="nl").first()
        dates = open_dates(activity, now) if activity else []
        if len(dates) < nth:
            continue
        day = dates[nth - 1].occurrence.rule_date
        if not SignUp.objects.filter(activity=activity, rule_date=day).exists():
            leaving = [row for row in people if row.pop("signs_off", False)]
            made = [sign_up(SignUp(activity=activity, rule_date=day, **r), now) for r in people]
            for record, _is_new in made:
                if record.name in {row["name"] for row in leaving}:
                    cancel(record, now)


def change_dates(now: datetime) -> None:
    """Cancel, move or put online some coming dates, through the same door as an editor."""
    for row in read("activities"):
        for exception in row.get("exceptions") or []:
            activity = Activity.objects.filter(slug=row["slug"], live=True).first()
            if activity and not activity.occurrences.coming(now).exclude(
                state=OccurrenceState.GOES_AHEAD
            ):
                change_date(activity, exception, now)


def change_date(activity: Activity, exception: dict[str, Any], now: datetime) -> None:
    editor = User.objects.get(email=EDITOR)
    number = exception["nth_from_now"] - 1
    occurrence: Occurrence | None = (
        activity.occurrences.filter(starts_at__gt=now)
        .order_by("starts_at")[number : number + 1]
        .first()
    )
    if occurrence is None:
        return
    if exception["state"] == OccurrenceState.CANCELLED:
        transitions.cancel(occurrence, exception["reason"], editor, now)
    elif exception["state"] == OccurrenceState.ONLINE:
        transitions.make_online(occurrence, exception["reason"], editor, now)
    elif exception["state"] == OccurrenceState.OTHER_PLACE:
        words, reason = exception["place_text"], exception["reason"]
        transitions.relocate(occurrence, None, words, reason, editor, now)
    else:
        length = occurrence.ends_at - occurrence.starts_at
        day = timezone.localtime(occurrence.starts_at)
        new = clock_time(exception["new_start"])
        starts = day.replace(hour=new.hour, minute=new.minute)
        transitions.move(occurrence, starts, starts + length, exception["reason"], editor, now)
