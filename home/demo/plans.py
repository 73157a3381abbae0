"""Initiatives, campaigns, publications, plain pages and notices."""

from datetime import date, datetime, timedelta
from typing import Any

from wagtail.models import Page

from home.models import HomePage, StandardPage
from home.setup.words import CONTACT_FORM, REPORTER_FORM
from initiatives.campaigns.models import Campaign, CampaignIndexPage
from initiatives.models import InitiativeIndexPage, InitiativePage
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.dates import day_nl
from wijken.areas.models import Notice, Wijk
from wijken.areas.sections import section_of
from wijken.models import Publication, PublicationIndexPage, WijkPage
from wijken.places.models import HoursException

from .pages import put
from .reading import fuzzy, read, stream
from .wijken import load_figures

#: Pages of the demo that set-up does not make, and that stand in the footer.
IN_FOOTER = {"wijkreporters"}


def load_initiatives(wijken: dict[str, Wijk], today: date) -> None:
    for row in read("initiatives"):
        moments = [
            {"text": moment["text"][:200], **fuzzy(moment.get("when") or moment, today)}
            for moment in row.get("timeline") or []
        ]
        newest = max(
            (moment for moment in moments if moment["date_sort"]),
            key=lambda moment: moment["date_sort"],
            default=fuzzy(None, today),
        )
        put(
            section_of(InitiativeIndexPage, wijken.get(row.get("wijk"))),
            InitiativePage,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "body": stream(row["story"]),
                "status": row["status"],
                "who": row.get("who") or "",
                "help": row.get("help") or [],
                "drawing": row["drawing"],
                **{name: newest[name] for name in fuzzy(None, today)},
            },
            rows={"timeline_rows": moments},
        )


def load_campaigns(wijken: dict[str, Wijk], today: date) -> None:
    index = CampaignIndexPage.objects.get(locale__language_code="nl")
    for row in read("campaigns"):
        put(
            index,
            Campaign,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "how": row.get("how") or "",
                "effect": row.get("effect") or "",
                "yearly": bool(row.get("yearly")),
                "drawing": row["drawing"],
                **fuzzy(row.get("period"), today),
            },
            campaign_dates(row, today),
        )


def campaign_dates(row: dict[str, Any], today: date) -> dict[str, Any]:
    """When people can join, counted from the day of loading; nothing for those of the past."""
    if row["state"] == "closed":
        return {}
    opens_in = row.get("opens_in_days", -row.get("opens_days_ago", 0))
    return {
        "opens_on": today + timedelta(days=opens_in),
        "closes_on": today + timedelta(days=row["closes_in_days"]),
    }


def load_publications(wijken: dict[str, Wijk], today: date) -> None:
    index = PublicationIndexPage.objects.get(locale__language_code="nl")
    for row in read("publications"):
        wijk = wijken.get(row.get("wijk"))
        parent: Page = index
        if wijk:
            parent = WijkPage.objects.get(wijk=wijk, locale__language_code="nl")
        put(
            parent,
            Publication,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "kind": row["kind"],
                "access": row["access"],
                "year": row.get("year"),
                "version_note": row.get("version_note") or "",
                "drawing": "document",
                **fuzzy(row.get("date"), today),
            },
        )


def load_standard_pages(home: HomePage, today: date) -> None:
    """Plain pages; those that set-up made get the words of the demo."""
    for row in read("pages"):
        body = stream(row["body"])
        if row["slug"] == "contact":
            body.append(("text", CONTACT_FORM))
        if row["slug"] == "wijkreporters":
            body.insert(0, ("text", REPORTER_FORM))
        page, made = put(
            home,
            StandardPage,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "body": body,
                "drawing": row["drawing"],
                "show_in_menus": row["slug"] in IN_FOOTER,
            },
        )
        if not made and page.summary != row["summary"]:
            page.title, page.summary = row["title"], row["summary"]
            page.body, page.drawing = body, row["drawing"]
            page.save_revision().publish()


def load_notices(wijken: dict[str, Wijk], now: datetime) -> None:
    for row in read("notices"):
        closing = next_closing(row["place"], now) if "place" in row else None
        notice, _made = Notice.objects.get_or_create(
            text=row["text"].format(day=day_nl(closing)),
            defaults={
                "wijk": wijken.get(row.get("wijk")),
                "starts_at": now,
                "ends_at": now + timedelta(days=row["ends_in_days"]),
            },
        )
        Notice.objects.filter(pk=notice.pk).update(
            ends_at=now + timedelta(days=row["ends_in_days"])
        )


def next_closing(slug: str, now: datetime) -> date | None:
    coming = HoursException.objects.filter(
        place__slug=slug, opens=None, date__gte=local_date(now)
    ).order_by("date")
    return coming.values_list("date", flat=True).first()


def load_city_figures() -> None:
    load_figures(read("figures"), wijk=None, project=None)
