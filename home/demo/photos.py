"""Photos of the demo: our own drawings, taken in like any photo."""

from django.core.files.images import ImageFile

from home.setup.rights import shared_collection
from mijnbuurt.photos.enums import PhotoGround, Recognisable
from mijnbuurt.photos.models import Photo

from .reading import FOLDER


def demo_photo(key: str) -> Photo:
    """The photo made from a drawing; taken in once."""
    title = f"Voorbeeldfoto {key}"
    existing = Photo.objects.filter(title=title).first()
    if existing:
        return existing
    with (FOLDER / "photos" / f"{key}.jpg").open("rb") as file:
        return Photo.objects.create(
            title=title,
            file=ImageFile(file, name=f"{key}.jpg"),
            credit="Tekening bij de voorbeeldsite",
            recognisable=Recognisable.NOBODY,
            ground=PhotoGround.NONE_NEEDED,
            collection=shared_collection(),
        )
