"""Making a part of a photo unrecognisable: what was there is not in the pixels any more."""

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageFilter

from .ingest import CleanPhoto, encode
from .models import Photo
from .turns import take_turn

#: A face is at most so many blocks wide, and no block is a smaller part of the photo than this.
BLOCKS_ACROSS = 5
SMALLEST_BLOCK = 1 / 28
#: The squares that one can tick, across and down.
COLUMNS, ROWS = 12, 9


class Blurred(NamedTuple):
    """A part of a photo, in parts of its width and height: 0 to 1."""

    left: float
    top: float
    width: float
    height: float

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
        """In whole pixels, within the photo; None when nothing of it lies there."""
        across, down = size
        left, top = max(0, int(self.left * across)), max(0, int(self.top * down))
        right = min(across, -int(-(self.left + self.width) * across // 1))
        bottom = min(down, -int(-(self.top + self.height) * down // 1))
        return (left, top, right, bottom) if right > left and bottom > top else None


def square(number: int) -> Blurred:
    """The area of a square of the grid, counted from the top left in rows."""
    row, column = divmod(number, COLUMNS)
    return Blurred(column / COLUMNS, row / ROWS, 1 / COLUMNS, 1 / ROWS)


def blurred_file(photo: Photo, areas: Iterable[Blurred]) -> CleanPhoto:
    """The file of a photo with these areas unrecognisable, not kept yet. It takes a while, so call
    it outside a transaction. Raises TimeoutError when it is too busy."""
    with take_turn(), photo.file.storage.open(photo.file.name or "") as file:
        return blur(file.read(), areas)


def blur(content: bytes, areas: Iterable[Blurred]) -> CleanPhoto:
    """The photo with these areas as coarse, soft blocks."""
    image = Image.open(BytesIO(content), formats=["JPEG"])
    image.load()
    for area in areas:
        box = area.box(image.size)
        if box is not None:
            image.paste(coarse(image.crop(box), max(image.size)), box)
    image.info = {}
    return encode(image)


def coarse(part: Image.Image, longest: int) -> Image.Image:
    """A part reduced to a few colours, which lie around as soft spots."""
    block = max(min(part.size) / BLOCKS_ACROSS, longest * SMALLEST_BLOCK, 1)
    few = (max(1, round(part.width / block)), max(1, round(part.height / block)))
    blocks = part.resize(few, Image.Resampling.BOX).resize(part.size, Image.Resampling.NEAREST)
    return blocks.filter(ImageFilter.GaussianBlur(block / 3))
