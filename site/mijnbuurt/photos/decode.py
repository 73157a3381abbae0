"""Reading a file that nobody has looked at yet. Its header is judged before any pixel is read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pillow_heif
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from .colour import to_srgb, without_transparency
from .refusals import PhotoRefused

logger = logging.getLogger(__name__)

#: What may be opened at all. JPEG includes MPO, which phones make; of it the first picture counts.
ACCEPTED = ("JPEG", "PNG", "WEBP", "HEIF")
#: These hold more pictures than one without moving.
MANY_STILLS = ("MPO", "HEIF")
#: The longest side of what is kept, in pixels.
MAX_SIDE = 2560
#: Pillow keeps a WebP four times over while it reads it. No camera makes a larger one.
MOST_PIXELS = {"WEBP": 25_000_000}
EXIF_ORIENTATION = 0x0112
#: What makes a photo upright, by the value of its EXIF orientation.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

pillow_heif.register_heif_opener(thumbnails=False)


def decode(file: IO[bytes], name: str | None) -> Image.Image:
    """The photo in a file: upright, at most MAX_SIDE pixels, sRGB, without metadata.

    Raises PhotoRefused.
    """
    with refusing(name):
        image = open_header(file)
        check_header(image, name)
        image.draft(image.mode, target_size(image.size))
        image.load()
        check_size(image, name)
        return normalise(image)


@contextmanager
def refusing(name: str | None) -> Iterator[None]:
    """Whatever goes wrong in a decoder is the file's fault, and said so."""
    try:
        yield
    except PhotoRefused:
        raise
    except UnidentifiedImageError:
        raise PhotoRefused("not_a_photo", name) from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise too_many_pixels(name) from None
    except Exception as error:
        logger.info("A photo could not be decoded: %s", type(error).__name__)
        raise PhotoRefused("damaged", name) from error


def open_header(file: IO[bytes]) -> Image.Image:
    file.seek(0)
    return Image.open(file, formats=ACCEPTED)


def check_header(image: Image.Image, name: str | None) -> None:
    check_size(image, name)
    if getattr(image, "is_animated", False) and image.format not in MANY_STILLS:
        raise PhotoRefused("animated", name)


def check_size(image: Image.Image, name: str | None) -> None:
    limit = MOST_PIXELS.get(image.format or "", settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    if image.width * image.height > limit:
        raise too_many_pixels(name, limit)


def too_many_pixels(name: str | None, limit: int | None = None) -> PhotoRefused:
    most = limit or settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    return PhotoRefused("too_many_pixels", name, limit=most // 1_000_000)


def target_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size in which a photo is kept, in pixels; never larger than it is."""
    factor = min(1.0, MAX_SIDE / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def normalise(image: Image.Image) -> Image.Image:
    """Flatten, scale, turn upright, and keep nothing but pixels."""
    turn = UPRIGHT.get(orientation_of(image))
    profile = image.info.get("icc_profile")
    flat = without_transparency(image)
    flat = flat.resize(target_size(flat.size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain = to_srgb(flat.transpose(turn) if turn is not None else flat, profile)
    plain.info = {}
    return plain


def orientation_of(image: Image.Image) -> int:
    """The EXIF orientation. Phones write broken EXIF too: then the photo stays as it is."""
    try:
        return int(image.getexif().get(EXIF_ORIENTATION, 1))
    except Exception as error:
        logger.info("EXIF without sense: %s", type(error).__name__)
        return 1
