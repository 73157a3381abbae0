"""Makes the wijken of a file, and says in sentences what it did and what it could not."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction

from wijken.areas.models import Wijk

from . import rules, transitions
from .coarser import coarser
from .geojson import BadFile, Row

#: For so many wijken the wall on the front page is drawn.
FEWEST, MOST = 3, 24


@transaction.atomic
def load(rows: list[Row]) -> list[str]:
    """All of it or, with BadFile, nothing. What somebody changed by hand stays as it is."""
    shapes = iter(coarser([row.boundary for row in rows if row.boundary]))
    said = [load_row(replace(row, boundary=next(shapes)) if row.boundary else row) for row in rows]
    number = Wijk.objects.open().count()
    if not FEWEST <= number <= MOST:
        said.append(f"Er zijn nu {number} wijken. De muur is gemaakt voor {FEWEST} tot {MOST}.")
    return said


def load_row(row: Row) -> str:
    found = find(row)
    if found is None:
        return make(row)
    if not found.is_open:
        return f"Overgeslagen: {found.name} is gesloten of samengevoegd."
    changes = list(fill_in(found, row))
    if not changes:
        return f"Ongewijzigd: {found.name}."
    transitions.change(found, user=None)
    return f"Bijgewerkt: {found.name} ({', '.join(changes)})."


def find(row: Row) -> Wijk | None:
    """The wijk that a row is about: by its address, else by its name."""
    by_slug = Wijk.objects.filter(slug=row.slug).first() if row.slug else None
    return by_slug or rules.owner_of_name(row.name)


def fill_in(wijk: Wijk, row: Row) -> Iterator[str]:
    """Set the boundary, and a code where there is none. Yields what changed."""
    if row.boundary and row.boundary != wijk.boundary:
        wijk.boundary = row.boundary
        yield "grens"
    if row.cbs_code and not wijk.cbs_code:
        wijk.cbs_code = row.cbs_code
        yield "CBS-code"


def make(row: Row) -> str:
    wijk = Wijk(
        name=row.name,
        slug=row.slug,
        cbs_code=row.cbs_code,
        aliases=row.aliases,
        boundary=row.boundary,
        colour=row.colour or rules.free_colours()[0].value,
    )
    try:
        transitions.add(wijk, key=uuid4(), user=None)
    except ValidationError as error:
        raise BadFile(" ".join(error.messages)) from None
    without = "" if row.boundary else " Zonder grens."
    return f"Toegevoegd: {wijk.name} op {wijk.url}, kleur {wijk.get_colour_display()}.{without}"
