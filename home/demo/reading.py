"""From YAML to the shapes that models take."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.html import escape

FOLDER = settings.ROOT / "site" / "demo"


def read(name: str) -> Any:
    """The content of `site/demo/<name>.yaml`."""
    path: Path = FOLDER / f"{name}.yaml"
    return yaml.safe_load(path.read_text())


def clock_time(text: str) -> time:
    """ "9.30" as a local time."""
    hours, minutes = text.split(".")
    return time(int(hours), int(minutes))


def fuzzy(when: dict[str, Any] | None, today: date) -> dict[str, Any]:
    """Values of a `FuzzyDate` from {text, precision, sort} or {days_ago}."""
    if not when:
        return {"date_words": "", "date_precision": "year", "date_sort": None}
    if "days_ago" in when:
        sort = today - timedelta(days=when["days_ago"])
        return {"date_words": "", "date_precision": "day", "date_sort": sort}
    return {
        "date_words": when.get("text") or "",
        "date_precision": when.get("precision") or "year",
        "date_sort": date.fromisoformat(str(when["sort"])) if when.get("sort") else None,
    }


def stream(text: str | None) -> list[tuple[str, Any]]:
    """Blocks of a body: "## " starts a heading, "- " a list line, "> " a quotation."""
    blocks: list[tuple[str, Any]] = []
    html: list[str] = []
    for paragraph in (text or "").strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if lines and lines[0].startswith("> "):
            blocks += [("text", "".join(html))] if html else []
            html = []
            quote = " ".join(line.removeprefix("> ") for line in lines).strip('“”‘’"')
            blocks.append(("quote", {"text": quote, "source": ""}))
        elif lines:
            html += _html(lines)
    return blocks + ([("text", "".join(html))] if html else [])


def _html(lines: list[str]) -> list[str]:
    """The HTML of a paragraph, a heading or a list."""
    if lines[0].startswith("## "):
        rest = _html(lines[1:]) if lines[1:] else []
        return [f"<h2>{escape(lines[0].removeprefix('## '))}</h2>", *rest]
    if lines[0].startswith("- "):
        items = [line.removeprefix("- ") for line in lines]
        return ["<ul>", *(f"<li>{escape(item)}</li>" for item in items), "</ul>"]
    return [f"<p>{escape(' '.join(lines))}</p>"]
