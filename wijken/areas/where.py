"""Which wijk a place lies in, from the words people use for it."""

import re

from .lookup import find_wijken
from .models import Wijk

POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b")
MOST_PARTS = 4


def wijk_of_place(place: str) -> Wijk | None:
    """The one wijk that a postcode, street, buurt or wijk's name in it leads to; None in doubt."""
    postcode = POSTCODE.search(place)
    parts = [postcode[0]] if postcode else place.split(",")[:MOST_PARTS]
    found = {wijk for part in parts for wijk in find_wijken(part)}
    return found.pop() if len(found) == 1 else None
