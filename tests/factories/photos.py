"""Photos, private unless said otherwise."""

from io import BytesIO

import factory
from django.core.files.images import ImageFile
from PIL import Image

from mijnbuurt.photos.enums import PhotoState, Recognisable
from mijnbuurt.photos.models import Photo
from tests.factories import HOSTILE


def image_file(width: int, height: int, colour: str) -> ImageFile:
    """A JPEG of one colour, as a camera would hand it over."""
    written = BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    written.seek(0)
    return ImageFile(written, name="IMG_1234.jpg")


class PhotoFactory(factory.django.DjangoModelFactory):
    """A stored photo with nobody on it; `public=True` gives one that anyone may see,
    `image_width=...` a size."""

    class Meta:
        model = Photo

    class Params:
        image_width = 400
        image_height = 300
        colour = "green"
        public = factory.Trait(state=PhotoState.PUBLIC)

    title = HOSTILE
    credit = "<i>Buurtbewoner</i>"
    recognisable = Recognisable.NOBODY
    file = factory.LazyAttribute(
        lambda made: image_file(made.image_width, made.image_height, made.colour)
    )
