"""Wijken from a GeoJSON file. All of it is checked before anything is made."""

import json
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from mijnbuurt.core.slugs import is_reserved
from wijken.areas.enums import Colour

MOST_BYTES = 20 * 1024 * 1024
MOST_WIJKEN = 100
MOST_POINTS = 50_000
LONGEST_NAME = 60
MOST_ALIASES = 40
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Five decimals are about a metre.
DECIMALS = 5


class BadFile(Exception):
    """The text is a sentence for the administrator: which wijk, and what is wrong."""


@dataclass(frozen=True)
class Row:
    """One wijk as the file tells of it."""

    name: str
    slug: str = ""
    cbs_code: str = ""
    colour: str = ""
    aliases: list[str] = field(default_factory=list)
    boundary: dict[str, Any] | None = None


def read(path: Path) -> list[Row]:
    """The wijken in a file, in its order. Raises BadFile."""
    return rows_of(load_json(path))


def load_json(path: Path) -> Any:
    """What a file holds. Raises BadFile."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadFile("Het bestand is groter dan 20 MB. Maak de grenzen grover.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("Het bestand is geen tekst in UTF-8.") from None
    except OSError as error:
        raise BadFile(f"Het bestand {path} is niet te lezen: {error.strerror}.") from None
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BadFile("Het bestand is geen geldige JSON.") from None


def features_of(data: Any) -> list[Any]:
    """The features of a FeatureCollection: some, and not too many. Raises BadFile."""
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        raise BadFile("Het bestand is geen GeoJSON met een FeatureCollection.")
    if not features:
        raise BadFile("Er staan geen wijken in het bestand.")
    if len(features) > MOST_WIJKEN:
        raise BadFile(f"Er staan meer dan {MOST_WIJKEN} gebieden in. Zijn dit wel wijken?")
    return features


def rows_of(data: Any) -> list[Row]:
    """The wijken in a FeatureCollection. Raises BadFile."""
    rows = [row_of(feature, number) for number, feature in enumerate(features_of(data), 1)]
    refuse_doubles(rows)
    return rows


def properties_of(feature: Any, where: str) -> dict[str, Any]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise BadFile(f"{where}: hier horen eigenschappen (properties) bij.")
    given: dict[str, Any] = feature["properties"]
    return given


def row_of(feature: Any, number: int) -> Row:
    """One feature. `number` counts from 1, for what is said of it."""
    where = f"Gebied {number}"
    given = properties_of(feature, where)
    name = text_in(given, "name", where, LONGEST_NAME)
    if not name:
        raise BadFile(f"{where}: de naam (name) ontbreekt.")
    where = f"{where} ({name})"
    slug = text_in(given, "slug", where, 50)
    if slug and (not SLUG.fullmatch(slug) or is_reserved(slug)):
        raise BadFile(f"{where}: het adres (slug) “{slug}” kan niet.")
    colour = text_in(given, "colour", where, 20)
    if colour and colour not in Colour.values:
        raise BadFile(f"{where}: de kleur “{colour}” is er niet. Kies uit {', '.join(Colour)}.")
    return Row(
        name=name,
        slug=slug,
        cbs_code=text_in(given, "cbs_code", where, 12),
        colour=colour,
        aliases=names_in(given, where),
        boundary=boundary_of(feature.get("geometry"), where),
    )


def text_in(given: dict[str, Any], key: str, where: str, longest: int) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or not value.isprintable():
        raise BadFile(f"{where}: “{key}” is geen gewone tekst.")
    value = " ".join(value.split())
    if len(value) > longest:
        raise BadFile(f"{where}: “{key}” is langer dan {longest} tekens.")
    return value


def names_in(given: dict[str, Any], where: str) -> list[str]:
    names = given.get("aliases") or []
    if not isinstance(names, list) or len(names) > MOST_ALIASES:
        raise BadFile(f"{where}: “aliases” is een lijst van hooguit {MOST_ALIASES} namen.")
    found = [text_in({"aliases": name}, "aliases", where, LONGEST_NAME) for name in names]
    return list(dict.fromkeys(name for name in found if name))


def refuse_doubles(rows: list[Row]) -> None:
    for label, values in (
        ("De naam", [name.casefold() for row in rows for name in {row.name, *row.aliases}]),
        ("Het adres", [row.slug for row in rows if row.slug]),
    ):
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise BadFile(f"{label} “{twice[0]}” staat twee keer in het bestand.")


def boundary_of(geometry: Any, where: str) -> dict[str, Any] | None:
    """A Polygon or MultiPolygon in longitude and latitude, rounded; None where there is none."""
    if geometry is None:
        return None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadFile(f"{where}: een grens is een Polygon of MultiPolygon.")
    given = geometry.get("coordinates")
    polygons = [given] if kind == "Polygon" else given
    parts = [
        [ring_of(ring, where) for ring in listed(part, where)] for part in listed(polygons, where)
    ]
    if sum(len(ring) for part in parts for ring in part) > MOST_POINTS:
        raise BadFile(f"{where}: de grens heeft meer dan {MOST_POINTS} punten. Maak haar grover.")
    return {"type": kind, "coordinates": parts[0] if kind == "Polygon" else parts}


def listed(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BadFile(f"{where}: de grens is niet af.")
    return value


def ring_of(ring: Any, where: str) -> list[list[float]]:
    points = [point_of(point, where) for point in listed(ring, where)]
    if len(points) < 4 or points[0] != points[-1]:
        raise BadFile(f"{where}: een grens eindigt waar zij begint, met minstens vier punten.")
    return points


def point_of(point: Any, where: str) -> list[float]:
    numbers = point[:2] if isinstance(point, list) else []
    if len(numbers) != 2 or not all(is_number(number) for number in numbers):
        raise BadFile(f"{where}: in de grens staat iets wat geen punt is.")
    longitude, latitude = numbers
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise BadFile(
            f"{where}: de punten zijn geen lengte en breedte (WGS 84)."
            " Zet het bestand eerst om; Rijksdriehoek kan niet."
        )
    return [round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)]


def is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
