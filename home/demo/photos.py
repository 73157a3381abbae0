"""Photos of the demo: our own drawings, taken in like any photo."""

from django.core.files.images import ImageFile

from home.setup.rights import shared_collection
from mijnbuurt.photos.enums import PhotoGround, Recognisable
from mijnbuurt.photos.models import Photo
from wijken.areas.models import Wijk

from .reading import FOLDER


def demo_photo(key: str, wijk: Wijk | None = None) -> Photo:
    """The photo made from a drawing, among those of a wijk; taken in once for each."""
    title = f"Voorbeeldfoto {key}"
    folder = wijk.collection if wijk and wijk.collection else shared_collection()
    existing = Photo.objects.filter(title=title, collection=folder).first()
    if existing:
        return existing
    with (FOLDER / "photos" / f"{key}.jpg").open("rb") as file:
        return Photo.objects.create(
            title=title,
            file=ImageFile(file, name=f"{key}.jpg"),
            credit="Tekening bij de voorbeeldsite",
            recognisable=Recognisable.NOBODY,
            ground=PhotoGround.NONE_NEEDED,
            collection=folder,
        )
