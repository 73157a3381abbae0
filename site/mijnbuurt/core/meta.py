"""What a page says of itself to search engines and to who shares it."""

import json
from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import mark_safe

from mijnbuurt.photos.models import Photo

from .addresses import absolute

# Inside a script element only these can end it or open a comment.
JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class Alternate(NamedTuple):
    """A language in which a page can be read, and its full address in it."""

    code: str
    url: str


@dataclass
class Meta:
    """Values for the head of a page; addresses are absolute."""

    title: str
    description: str = ""
    canonical: str = ""
    image_url: str = ""
    type: str = "website"
    robots: str = ""
    alternates: list[Alternate] = field(default_factory=list)
    json_ld: str = ""


def json_ld_script(data: dict[str, object] | None) -> str:
    """Schema.org data as text that is safe inside a script element; empty without data."""
    if not data:
        return ""
    graph = {"@context": "https://schema.org", **data}
    text = json.dumps(graph, ensure_ascii=False).translate(JSON_ESCAPES)
    return mark_safe(text)  # noqa: S308  (escaped above)


def picture_url(photo: Photo | None, drawing: str) -> str:
    """The absolute address of the picture that goes with a shared link: the drawing, where the
    people in the photo agreed to this site alone."""
    if photo is not None and photo.may_share and not photo.is_hidden:
        return absolute(f"/foto/{photo.uuid}/1280.jpg")
    return absolute(static(f"drawings/{drawing}.svg"))


def robots() -> str:
    return "noindex, nofollow" if settings.DEMO else ""
