"""The one way in for photos: from a form, the admin or code, every new file passes here."""

from pathlib import PurePath
from tempfile import TemporaryFile

from django.conf import settings
from django.core.files.base import ContentFile, File
from PIL import Image

from .decode import decode
from .refusals import PhotoRefused
from .turns import take_turn

#: Names of photos. The content decides; but a page that calls itself .html is nobody's photo.
EXTENSIONS = frozenset(
    {
        "", ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".heic", ".heif", ".hif",
    }
)  # fmt: skip
JPEG_QUALITY = 85


class CleanPhoto(ContentFile):
    """A JPEG that `clean_photo` made. Only that function makes these; they are not cleaned again.

    `width` and `height` are in pixels. The name says nothing; the storage gives a random one.
    """

    content_type = "image/jpeg"

    def __init__(self, content: bytes, width: int, height: int) -> None:
        super().__init__(content, name="foto.jpg")
        self.width = width
        self.height = height


def clean_photo(file: File) -> CleanPhoto:
    """The photo in a file of any origin, with nothing left but its pixels. Raises PhotoRefused."""
    if isinstance(file, CleanPhoto):
        return file
    inner = getattr(file, "file", None)
    if isinstance(inner, CleanPhoto):
        return inner
    check_file(file)
    try:
        with take_turn():
            image = decode(file, file.name)
            return encode(image)
    except TimeoutError:
        raise PhotoRefused("busy", file.name) from None


def check_file(file: File) -> None:
    """What can be said before looking inside: the size in bytes and the name."""
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if not file.size:
        raise PhotoRefused("empty", file.name)
    if file.size > limit:
        raise PhotoRefused("too_large", file.name, limit=limit // (1024 * 1024))
    if PurePath(file.name or "").suffix.lower() not in EXTENSIONS:
        raise PhotoRefused("not_a_photo", file.name)


def encode(image: Image.Image) -> CleanPhoto:
    """By way of a file: into memory Pillow would write without letting any other thread go on, and
    readers of the site would wait for it."""
    with TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as written:
        image.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        written.seek(0)
        return CleanPhoto(written.read(), *image.size)
