"""Places, activities and stories: what happens in the wijken."""

from datetime import date, datetime, timedelta
from typing import Any

from mijnbuurt.core.clock import local_date
from mijnbuurt.users.models import User
from wijken.activities.models import Activity, AgendaPage
from wijken.activities.recurrence import Rule
from wijken.areas.enums import ShowingState
from wijken.areas.models import AlsoShown, Wijk
from wijken.areas.sections import section_of
from wijken.models import WijkPage
from wijken.news.enums import Names
from wijken.news.models import Article, NewsIndexPage
from wijken.places.models import HoursException, Place, PlaceFacts, PlaceIndexPage, Slot

from .pages import put
from .photos import demo_photo
from .reading import clock_time, fuzzy, read, stream


def load_places(wijken: dict[str, Wijk], today: date) -> dict[str, Place]:
    """All places by slug, with facts, hours and the different dates of the coming weeks."""
    places: dict[str, Place] = {}
    rows = read("places")
    for row in rows:
        wijk = wijken.get(row.get("wijk"))
        parent = (
            WijkPage.objects.get(wijk=wijk, locale__language_code="nl")
            if wijk
            else PlaceIndexPage.objects.get(locale__language_code="nl")
        )
        places[row["slug"]], made = put(
            parent,
            Place,
            row["slug"],
            place_words(row),
            rows={"hours": hours_rows(row), "history": history_rows(row, today)},
        )
        if made:
            write_facts(places[row["slug"]], row, today)
            write_slots(places[row["slug"]], row)
        write_exceptions(places[row["slug"]], row, today)
    for row in rows:
        if row.get("successor"):
            facts = PlaceFacts.objects.filter(place=places[row["slug"]])
            facts.update(successor=places[row["successor"]])
    return places


def place_words(row: dict[str, Any]) -> dict[str, Any]:
    access = row.get("access") or {}
    return {
        "title": row["title"],
        "summary": row["summary"],
        "body": stream(row.get("body")),
        "kind": row["kind"],
        "drawing": row["drawing"],
        "status_text": row.get("status_text") or "",
        "can_do": row.get("can_do") or [],
        "step_free": access.get("step_free") or "unknown",
        "toilet": access.get("toilet") or "unknown",
        "bus": access.get("bus") or "",
        "show_first": bool(row.get("show_as_first")),
    }


def hours_rows(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Weekly hours, with those of each season."""
    found = [hours_row(hours) for hours in row.get("hours") or []]
    for season in row.get("seasons") or []:
        bounds = {"season_from": season["from"], "season_to": season["to"]}
        found += [{**hours_row(hours), **bounds} for hours in season["hours"]]
    return found


def hours_row(hours: dict[str, Any]) -> dict[str, Any]:
    return {
        "weekday": hours["day"],
        "opens": clock_time(hours["opens"]),
        "closes": clock_time(hours["closes"]),
        "note": hours.get("note") or "",
        "languages": hours.get("languages") or [],
    }


def history_rows(row: dict[str, Any], today: date) -> list[dict[str, Any]]:
    return [
        {"text": moment["text"], **fuzzy(moment.get("when"), today)}
        for moment in row.get("history") or []
    ]


def write_facts(place: Place, row: dict[str, Any], today: date) -> None:
    address = row.get("address") or {}
    shown = address.get("show")
    PlaceFacts.objects.create(
        place=place,
        status=row["status"],
        address_line=(address.get("line") or "") if shown else "",
        postcode=(address.get("postcode") or "") if shown else "",
        city=(address.get("city") or "") if shown else "",
        phone=row.get("phone") or "",
        **(row.get("position") or {}),
        **fuzzy(row.get("since"), today),
    )


def write_slots(place: Place, row: dict[str, Any]) -> None:
    """Who sits there when; one names the account of the demo that may change it."""
    for slot in row.get("slots") or []:
        holder = slot.get("holder")
        Slot.objects.create(
            place=place,
            what=slot["what"],
            organisation=slot.get("organisation") or "",
            weekday=slot["day"],
            opens=clock_time(slot["opens"]),
            closes=clock_time(slot["closes"]),
            by_appointment=bool(slot.get("by_appointment")),
            kind=slot.get("kind") or "",
            free=slot.get("free") or "unknown",
            note=slot.get("note") or "",
            languages=slot.get("languages") or [],
            holder=User.objects.get(email=f"{holder}@example.org") if holder else None,
        )


def write_exceptions(place: Place, row: dict[str, Any], today: date) -> None:
    """Different dates; a closing falls on a day that the place would be open."""
    open_days = {hours["day"] for hours in row.get("hours") or []} or set(range(1, 8))
    for exception in row.get("exceptions") or []:
        closed = exception.get("closed")
        day = today + timedelta(days=exception["in_days"])
        while closed and day.isoweekday() not in open_days:
            day += timedelta(days=1)
        HoursException.objects.get_or_create(
            place=place,
            date=day,
            defaults={
                "opens": None if closed else clock_time(exception["opens"]),
                "closes": None if closed else clock_time(exception["closes"]),
                "reason": exception.get("reason") or "",
            },
        )


def load_articles(wijken: dict[str, Wijk], now: datetime) -> None:
    content = read("articles")
    today = local_date(now)
    for row in content["archive"]:
        load_article(row, wijken, now, fuzzy(row["date"], today))
    for row in content["recent"]:
        load_article(row, wijken, now, fuzzy({"days_ago": row.get("days_ago", 0)}, today))


def load_article(
    row: dict[str, Any], wijken: dict[str, Wijk], now: datetime, when: dict[str, Any]
) -> None:
    """One article; recent ones move along with the day of loading."""
    state = row.get("state") or "published"
    bylines = [{"name": row["byline"]}] if row.get("byline") else []
    wijk = wijken.get(row.get("wijk", ""))
    photos = [
        {
            "photo": demo_photo(photo["drawing"], wijk),
            "caption": photo["caption"],
            "alt": photo["alt"],
        }
        for photo in row.get("photos") or []
    ]
    moving = when if "days_ago" in row else {}
    article, made = put(
        section_of(NewsIndexPage, wijk),
        Article,
        row["slug"],
        {**article_words(row, photos), **({} if moving else when)},
        moving,
        rows={"bylines": bylines, "photo_rows": photos},
        publish=state == "published",
    )
    if made and state == "scheduled":
        article.go_live_at = now + timedelta(days=row["in_days"])
        article.save_revision().publish()
    for slug in row.get("also_in") or []:
        AlsoShown.objects.get_or_create(
            page_id=article.pk, wijk=wijken[slug], defaults={"state": ShowingState.ACCEPTED}
        )


def article_words(row: dict[str, Any], photos: list[dict[str, Any]]) -> dict[str, Any]:
    """What an article says; its first photo is also that on top."""
    return {
        "title": row["title"],
        "summary": row["summary"],
        "body": stream(row["body"]),
        "kind": row["kind"],
        "names": Names.NONE,
        "drawing": row["drawing"],
        "photo": photos[0]["photo"] if photos else None,
        "photo_alt": photos[0]["alt"] if photos else "",
    }


def load_activities(wijken: dict[str, Wijk], places: dict[str, Place], today: date) -> None:
    for row in read("activities"):
        put(
            section_of(AgendaPage, wijken.get(row.get("wijk", ""))),
            Activity,
            row["slug"],
            activity_words(row, places, today),
            activity_dates(row, today),
        )


def activity_words(row: dict[str, Any], places: dict[str, Place], today: date) -> dict[str, Any]:
    """What does not move: words, place, price, and the date of one of long ago."""
    audience = row.get("audience") or ["everyone"]
    return {
        "title": row["title"],
        "summary": row["summary"],
        "body": stream(row.get("body")),
        "drawing": row["drawing"],
        "kind": row["kind"],
        "audience": audience[0],
        "venue": places.get(row.get("place", "")),
        "place_words": row.get("place_text") or "",
        "free": row.get("free") or "unknown",
        "price_text": row.get("price_text") or "",
        "sign_up_text": (row.get("sign_up_text") or "")[:120],
        "sign_up_here": row.get("sign_up_here", False),
        "places": row.get("places"),
        "has_waiting_list": row.get("has_waiting_list", True),
        "sign_up_until": row.get("sign_up_until", 0),
        "step_free": row.get("step_free") or "unknown",
        "toilet": row.get("toilet") or "unknown",
        "spoken_languages": row.get("spoken_languages") or [],
        "organiser": row.get("organiser") or "",
        "good_to_know": row.get("good_to_know") or [],
        **fuzzy(row.get("archive_date"), today),
    }


def activity_dates(row: dict[str, Any], today: date) -> dict[str, Any]:
    """The rule, counted from the day of loading."""
    if not row.get("start"):
        return {}
    times = {"starts": clock_time(row["start"]), "ends": clock_time(row["end"])}
    if row.get("archive_date"):
        known = row["archive_date"]["precision"] == "day"
        first = date.fromisoformat(str(row["archive_date"]["sort"])) if known else None
        return {**times, "first_date": first, "recurrence": ""}
    if row["repeat"] == "once":
        return {**times, "first_date": today + timedelta(days=row["in_days"]), "recurrence": ""}
    repeat = "monthly" if row["repeat"] == "monthly_weekday" else row["repeat"]
    first = first_weekday(row, today)
    last = row.get("until_in_weeks")
    ends = today + timedelta(weeks=last) if last is not None else None
    return {
        **times,
        "first_date": first,
        "recurrence": Rule(repeat, first, ends).text,
        "skip_holidays": row.get("skip_holidays", False),
        "skip_school_holidays": row.get("skip_school_holidays", False),
    }


def first_weekday(row: dict[str, Any], today: date) -> date:
    """The first day of a series: its weekday, in the week that `first_in_weeks` counts to."""
    start = today + timedelta(weeks=row["first_in_weeks"])
    first = start + timedelta(days=(row["weekday"] - start.isoweekday()) % 7)
    nth = row.get("nth")
    if nth is None:
        return first
    month = first.replace(day=1)
    days = [month + timedelta(days=number) for number in range(31)]
    fitting = [
        day for day in days if day.month == month.month and day.isoweekday() == row["weekday"]
    ]
    return fitting[nth - 1] if nth > 0 else fitting[-1]
