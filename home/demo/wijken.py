"""The organisation, the wijken with their pages, and projects."""

from datetime import date
from typing import Any

from django.db import transaction

from home.models import HomePage
from mijnbuurt.core.models import SiteSettings
from wijken.areas.models import Area, PostcodeRange, Wijk
from wijken.lifecycle.geojson import read as read_wijken
from wijken.models import Figure, Project, WijkPage

from .pages import put, set_rows
from .reading import FOLDER, fuzzy, read, stream


def load_settings(home: HomePage) -> None:
    content = read("site")
    site = SiteSettings.load()
    if site.city:
        return
    for name in (
        "name_first",
        "name_last",
        "city",
        "slogan",
        "phone",
        "phone_hours",
        "email",
        "postal_address",
        "security_contact",
        "reference_prefix",
    ):
        setattr(site, name, content[name])
    site.controller = " ".join(content["controller_text"].split())[:160]
    site.partners_text = content["intro"]
    site.save()
    home.greeting = content["greeting_title"]
    home.summary = content["greeting_text"]
    home.quote = content["quote"]["text"]
    home.quote_source = content["quote"]["source"]
    home.idea_title = content["idea_call_title"]
    home.idea_text = content["idea_call_text"]
    home.save_revision().publish()


def load_wijken() -> dict[str, Wijk]:
    """All wijken by slug, each with its page."""
    shapes = {row.slug: row.boundary for row in read_wijken(FOLDER / "boundaries.geojson")}
    return {row["slug"]: load_wijk(row, shapes.get(row["slug"])) for row in read("wijken")}


@transaction.atomic
def load_wijk(row: dict[str, Any], shape: dict[str, Any] | None) -> Wijk:
    names = ("name", "cbs_code", "cbs_year", "colour", "emblem")
    values = {name: row[name] for name in names if row.get(name)} | {"boundary": shape}
    wijk, made = Wijk.objects.get_or_create(
        slug=row["slug"], defaults={**values, "aliases": row.get("aliases") or []}
    )
    if not made:
        return wijk
    for area in row.get("areas") or []:
        Area.objects.create(
            wijk=wijk, name=area["name"], kind=area["kind"], aliases=area.get("aliases") or []
        )
    for postcodes in row.get("postcodes") or []:
        PostcodeRange.objects.create(wijk=wijk, start=postcodes["start"], end=postcodes["end"])
    load_figures(row.get("figures"), wijk=wijk)
    write_page(wijk.pages.get(), row)
    return wijk


def write_page(page: WijkPage, row: dict[str, Any]) -> None:
    page.summary = row["summary"]
    page.help_line = row["help_line"]
    page.priorities_note = row.get("priorities_note") or ""
    for relation, key in (
        ("team", "team"),
        ("priorities", "priorities"),
        ("welcome_items", "welcome"),
    ):
        given = [
            {name: value for name, value in values.items() if value is not None}
            for values in row.get(key) or []
        ]
        set_rows(page, relation, given)
    page.save_revision().publish()


def load_figures(rows: list[dict[str, Any]] | None, **owner: Any) -> None:
    for row in rows or []:
        Figure.objects.get_or_create(
            label=row["label"],
            year=row.get("year"),
            **owner,
            defaults={
                "value": row.get("value"),
                "value_to": row.get("value_to"),
                "unit": row.get("unit") or "",
                "precision": row["precision"],
                "source": row.get("source") or "",
            },
        )


def load_projects(wijken: dict[str, Wijk], today: date) -> None:
    """Projects with their steps; one that residents don't know of yet stays a draft."""
    for row in read("projects"):
        phases = [
            {
                "title": phase["title"],
                "text": phase.get("text") or "",
                "state": phase["state"],
                **fuzzy(phase.get("date"), today),
            }
            for phase in row["phases"]
        ]
        project, made = put(
            WijkPage.objects.get(wijk=wijken[row["wijk"]], locale__language_code="nl"),
            Project,
            row["slug"],
            {
                "title": row["title"],
                "summary": row["summary"],
                "body": stream(row["body"]),
                "status": row["status"],
                "told_first": row["told_first"],
                "drawing": row["drawing"],
                **fuzzy(row["period"], today),
            },
            rows={"phases": phases},
            publish=row["told_first"],
        )
        if made:
            load_figures(row.get("figures"), wijk=wijken[row["wijk"]], project=project)
