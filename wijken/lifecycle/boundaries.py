"""The true boundaries of wijken that are there already, from an official GeoJSON file.

All of the file is checked before anything is written, and all is written or nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from wijken.areas.enums import WijkState
from wijken.areas.models import Wijk

from . import transitions
from .coarser import box_of, coarser, parts_of
from .geojson import (
    LONGEST_NAME,
    BadFile,
    boundary_of,
    features_of,
    load_json,
    properties_of,
    text_in,
)

#: What files of CBS, PDOK and our own call the code and the name of a wijk.
CODE_KEYS = ("cbs_code", "wijkcode", "statcode", "wk_code")
NAME_KEYS = ("slug", "name", "naam", "wijknaam", "statnaam", "wk_naam")
#: CBS writes "Wijk 06 Molenveld".
NUMBERED = re.compile(r"^wijk \d+ +", re.IGNORECASE)
#: In degrees. What is larger is no town, or has longitude and latitude in the wrong order.
LARGEST_TOWN = 2.0


@dataclass(frozen=True)
class Found:
    """A feature of the file with the wijk that it is about, if there is one."""

    label: str
    wijk: Wijk | None
    boundary: dict[str, Any]


class Matcher:
    """Finds the wijk of a feature by its code, else by its name or address."""

    def __init__(self, code_keys: Sequence[str], name_keys: Sequence[str]) -> None:
        self.code_keys = [key.casefold() for key in code_keys]
        self.name_keys = [key.casefold() for key in name_keys]
        known = list(Wijk.objects.exclude(state=WijkState.MERGED))
        self.by_code = {wijk.cbs_code.casefold(): wijk for wijk in known if wijk.cbs_code}
        self.by_name = {name.casefold(): wijk for wijk in known for name in wijk.names}
        self.by_name |= {wijk.slug: wijk for wijk in known}

    def find(self, feature: Any, number: int) -> Found:
        """Raises BadFile where there is nothing to go by, or code and name disagree."""
        where = f"Gebied {number}"
        given = {key.casefold(): value for key, value in properties_of(feature, where).items()}
        codes = texts_in(given, self.code_keys, where)
        names = texts_in(given, self.name_keys, where)
        if not codes and not names:
            asked = ", ".join([*self.code_keys, *self.name_keys])
            raise BadFile(f"{where}: er is geen code en geen naam. Wij zochten: {asked}.")
        label = names[-1] if names else codes[0]
        where = f"{where} ({label})"
        coded = self.first(self.by_code, codes)
        named = self.first(self.by_name, names)
        if coded and named and coded != named:
            raise BadFile(f"{where}: de code hoort bij {coded}, maar de naam bij {named}.")
        boundary = boundary_of(feature.get("geometry"), where)
        if boundary is None:
            raise BadFile(f"{where}: de grens ontbreekt.")
        return Found(label, coded or named, boundary)

    def first(self, known: dict[str, Wijk], texts: list[str]) -> Wijk | None:
        asked = (NUMBERED.sub("", text).casefold() for text in texts)
        return next((known[text] for text in asked if text in known), None)


def texts_in(given: dict[str, Any], keys: Sequence[str], where: str) -> list[str]:
    """What a feature says under these keys, in their order."""
    return [text for key in keys if (text := text_in(given, key, where, LONGEST_NAME))]


def read_boundaries(
    path: Path, code_keys: Sequence[str] = CODE_KEYS, name_keys: Sequence[str] = NAME_KEYS
) -> list[Found]:
    """The features of a file, each with its wijk. Raises BadFile."""
    matcher = Matcher(code_keys, name_keys)
    features = features_of(load_json(path))
    found = [matcher.find(feature, number) for number, feature in enumerate(features, 1)]
    wijken = [each.wijk for each in found if each.wijk]
    twice = sorted({wijk.name for wijk in wijken if wijken.count(wijk) > 1})
    if twice:
        raise BadFile(f"Wijk {twice[0]} staat twee keer in het bestand.")
    box = box_of([each.boundary for each in found])
    if max(box.east - box.west, box.north - box.south) > LARGEST_TOWN:
        raise BadFile(
            "De gebieden liggen te ver uit elkaar voor één plaats."
            " Staat overal de lengte voor de breedte?"
        )
    return found


@transaction.atomic
def load_boundaries(
    found: Sequence[Found], *, skip_unknown: bool = False, dry_run: bool = False
) -> list[str]:
    """Write the boundaries, made coarser for the map. Says what it did; raises BadFile."""
    unknown = [each.label for each in found if not each.wijk]
    if unknown and not skip_unknown:
        names = ", ".join(unknown[:5])
        raise BadFile(
            f"Deze gebieden zijn hier geen wijk: {names}."
            " Haal ze weg, maak de wijk eerst, of gebruik --skip-unknown."
        )
    known = [each for each in found if each.wijk]
    if not known:
        raise BadFile("Geen enkel gebied hoort bij een wijk van deze site.")
    boundaries = coarser([each.boundary for each in known])
    said = []
    for each, boundary in zip(known, boundaries, strict=True):
        said.append(load_one(each, boundary, dry_run=dry_run))
    said += [f"Overgeslagen: {label} is hier geen wijk." for label in unknown]
    return [*said, *without_boundary(known), extent(boundaries)]


def load_one(found: Found, boundary: dict[str, Any], *, dry_run: bool) -> str:
    wijk = found.wijk
    assert wijk is not None  # noqa: S101
    if not wijk.is_open:
        return f"Overgeslagen: {wijk.name} is gesloten."
    if wijk.boundary == boundary:
        return f"Ongewijzigd: {wijk.name}."
    if not dry_run:
        wijk.boundary = boundary
        transitions.change(wijk, user=None)
    return f"Grens van {wijk.name}: {points_in(boundary)} punten."


def points_in(boundary: dict[str, Any]) -> int:
    return sum(len(ring) for part in parts_of(boundary) for ring in part)


def without_boundary(known: Sequence[Found]) -> Iterator[str]:
    loaded = [each.wijk.pk for each in known if each.wijk]
    names = [wijk.name for wijk in Wijk.objects.open().exclude(pk__in=loaded) if not wijk.boundary]
    if names:
        yield f"Zonder grens: {', '.join(names)}. Deze staan als tegel onder de kaart."


def extent(boundaries: list[dict[str, Any]]) -> str:
    """Where the map lies, so that somebody can see whether that is the right place."""
    box = box_of(boundaries)
    words = (
        f"De grenzen lopen van {box.west:.2f} tot {box.east:.2f} graden oosterlengte"
        f" en van {box.south:.2f} tot {box.north:.2f} graden noorderbreedte."
    )
    return re.sub(r"(\d)\.(\d)", r"\1,\2", words)
