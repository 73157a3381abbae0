"""The served copies of a photo: made in the background, one for each width and format."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from . import formats
from .enums import PhotoState
from .models import Photo, Rendition
from .storage import rendition_path

#: Made for every photo as it arrives, for lists in the admin; the rest when it becomes public.
THUMBNAIL = (formats.WIDTHS[0], formats.FALLBACK)


def wanted(photo: Photo) -> list[tuple[int, str]]:
    """Width and extension of each copy that a photo in this state has, largest first."""
    if photo.state == PhotoState.TAKEN_DOWN:
        return []
    if not photo.is_public:
        return [THUMBNAIL]
    widths = formats.widths_for(photo.width)
    return [(width, extension) for width in reversed(widths) for extension in formats.FORMATS]


def make_missing(photo: Photo) -> None:
    """Make the copies that are not there yet. Doing this twice, or at once, does no harm."""
    made = set(photo.renditions.values_list("filter_spec", flat=True))
    missing = [copy for copy in wanted(photo) if formats.spec(*copy) not in made]
    if not missing:
        return
    with photo.file.storage.open(photo.file.name or "") as file:
        image = Image.open(file, formats=["JPEG"])
        image.load()
    scaled: dict[int, Image.Image] = {}
    for width, extension in missing:
        if width not in scaled:
            scaled[width] = scale(image, width)
        if not store(photo, width, extension, scaled[width]):
            return


def scale(image: Image.Image, width: int) -> Image.Image:
    """The image at a width in pixels, or as it is when it is not wider."""
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def store(photo: Photo, width: int, extension: str, image: Image.Image) -> bool:
    """Keep one copy. False when the photo was taken down, replaced or deleted in the meantime."""
    form = formats.FORMATS[extension]
    content = BytesIO()
    image.save(content, form.pillow, **form.options)
    storage = photo.file.storage
    name = storage.save(rendition_path(photo, f"foto.{extension}"), ContentFile(content.getvalue()))
    kept, valid = False, False
    try:
        valid, kept = add_row(photo, formats.spec(width, extension), name, image)
    finally:
        if not kept:
            storage.delete(name)
    return valid


@transaction.atomic
def add_row(photo: Photo, spec: str, name: str, image: Image.Image) -> tuple[bool, bool]:
    """Whether the photo is still the one we copied, and whether this copy was still missing."""
    current = (
        Photo.objects.select_for_update()
        .filter(pk=photo.pk, file=photo.file.name)
        .exclude(state=PhotoState.TAKEN_DOWN)
        .exists()
    )
    if not current:
        return False, False
    row = {"file": name, "width": image.width, "height": image.height}
    return True, Rendition.objects.get_or_create(image=photo, filter_spec=spec, defaults=row)[1]
