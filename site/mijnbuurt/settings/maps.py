"""A map with streets: its images come from elsewhere, once an administrator says from where.

docs/beheer.md has the table of variables.
"""

import re
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

#: An address by https, or on this machine itself; nothing in it that a policy or page trips over.
ADDRESS = re.compile(
    r"(https://[a-z0-9.-]+|http://(127\.0\.0\.1|localhost))(:\d+)?(/[^\s\"'<>;,]*)?", re.IGNORECASE
)
PLACE_IN_GRID = ("{z}", "{x}", "{y}")


def tile_address(given: str) -> str:
    """The address of one image, with {z}, {x} and {y} in it; empty where nothing was given."""
    if not given:
        return ""
    parts = [part in given for part in PLACE_IN_GRID]
    if not ADDRESS.fullmatch(given) or any(parts) != all(parts):
        raise ImproperlyConfigured(
            "TILE_ORIGIN is an address such as https://tiles.example.org,"
            " or one of an image with {z}, {x} and {y}"
        )
    return given if all(parts) else f"{given.rstrip('/')}/{{z}}/{{x}}/{{y}}.png"


TILE_ADDRESS = tile_address(env.str("TILE_ORIGIN", default=""))
#: The only other host that a page with this map may ask for images.
TILE_ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(TILE_ADDRESS)) if TILE_ADDRESS else ""
TILE_ATTRIBUTION = env.str(
    "TILE_ATTRIBUTION", default="© OpenStreetMap (openstreetmap.org/copyright)"
)
