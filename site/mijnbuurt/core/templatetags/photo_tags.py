"""Template tags that show photos, each as long as it may be seen. They are built in."""

from types import SimpleNamespace
from typing import Any

from django import template

from mijnbuurt.photos import formats

register = template.Library()

#: The drawing where a photo was, for what has none of its own.
IN_ITS_PLACE = "camera"


@register.inclusion_tag("components/picture.html")
def picture(item: Any, sizes: str = "100vw", css: str = "", eager: bool = False) -> dict[str, Any]:
    """The photo of an item in all its renditions; without one its drawing, as decoration. In the
    place of a photo that is hidden there always is a drawing."""
    photo = shown_photo(item)
    found: dict[str, Any] = {"css": css, "sizes": sizes, "eager": eager, "photo": photo}
    if photo is None:
        name = getattr(item, "drawing", "") or (IN_ITS_PLACE if is_hidden(item) else "")
        return {**found, "drawing": f"drawings/{name}.svg" if name else ""}
    if not photo.may_print:
        found["css"] = f"{css} mb-screen-only".strip()
    widths = formats.widths_for(photo.width)

    def srcset(extension: str) -> str:
        return ", ".join(
            f"{formats.address(photo.uuid, width, extension)} {width}w" for width in widths
        )

    return {
        **found,
        "alt": getattr(item, "photo_alt", "") or getattr(item, "alt", ""),
        "sources": [
            (kind.content_type, srcset(extension))
            for extension, kind in formats.FORMATS.items()
            if extension != formats.FALLBACK
        ],
        "srcset": srcset(formats.FALLBACK),
        "src": formats.address(photo.uuid, formats.nearest_width(photo.width, 640)),
    }


def shown_photo(item: Any) -> Any:
    """The photo of an item, unless it is hidden."""
    return None if is_hidden(item) else getattr(item, "photo", None)


@register.filter
def is_hidden(item: Any) -> bool:
    """Whether the photo of an item was taken down, or someone on it does not agree."""
    photo = getattr(item, "photo", None)
    return photo is not None and photo.is_hidden


@register.inclusion_tag("components/photo_foot.html")
def photo_foot(item: Any, caption: str = "") -> dict[str, Any]:
    """What stands below a photo: caption, who made it, and "Ik sta op deze foto"."""
    return {"caption": caption, "is_hidden": is_hidden(item), "photo": getattr(item, "photo", None)}


@register.simple_tag
def block_photo(image: Any) -> SimpleNamespace:
    """The photo of an image block, as `picture` wants it: the alt text belongs to this use."""
    decorative = getattr(image, "decorative", False)
    alt = "" if decorative else getattr(image, "contextual_alt_text", "") or ""
    return SimpleNamespace(photo=image or None, photo_alt=alt, drawing="")
