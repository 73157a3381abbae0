"""The sizes and kinds in which a photo is served, and their addresses."""

from typing import NamedTuple
from uuid import UUID

#: Widths in pixels. The list is fixed, so that nobody can make the server render others.
WIDTHS = (320, 640, 960, 1280, 1920)


class Format(NamedTuple):
    """How Pillow writes an extension, and what browsers call it."""

    pillow: str
    content_type: str
    options: dict[str, object]


FORMATS = {
    "avif": Format("AVIF", "image/avif", {"quality": 52, "speed": 8}),
    "webp": Format("WEBP", "image/webp", {"quality": 76, "method": 4}),
    "jpg": Format("JPEG", "image/jpeg", {"quality": 78, "optimize": True, "progressive": True}),
}
#: What the admin and every fallback use.
FALLBACK = "jpg"


def widths_for(full_width: int) -> list[int]:
    """The widths in which a photo of this width is served: none larger than it, and always one."""
    return [width for width in WIDTHS if width <= full_width] or [WIDTHS[0]]


def nearest_width(full_width: int, wanted: float) -> int:
    """The smallest served width that is at least `wanted` pixels, else the largest there is."""
    widths = widths_for(full_width)
    return next((width for width in widths if width >= wanted), widths[-1])


def spec(width: int, extension: str) -> str:
    """The filter spec under which a rendition is stored: "width-640|format-webp"."""
    return f"width-{width}|format-{extension}"


def address(photo_uuid: UUID, width: int, extension: str = FALLBACK) -> str:
    """Where a photo is served. The view decides who may see it."""
    return f"/foto/{photo_uuid}/{width}.{extension}"
