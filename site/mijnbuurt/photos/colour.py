"""Every kind of pixel becomes plain sRGB, without transparency and without a profile."""

from io import BytesIO

from PIL import Image, ImageCms

WHITE = (255, 255, 255)
#: Rows that are laid on paper at a time: a whole second copy of 50 megapixels takes 200 MB.
STRIP = 256
#: A printer's profile takes up to 3 MB; what is larger is not one.
MAX_PROFILE_BYTES = 4_000_000


def without_transparency(image: Image.Image) -> Image.Image:
    """The image on white paper, in a mode that can be scaled: L, RGB or CMYK."""
    if image.mode.startswith("I"):
        return eight_bits(image)
    if image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode in ("YCbCr", "LAB", "HSV", "1"):
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, WHITE)
    for top in range(0, image.height, STRIP):
        bottom = min(top + STRIP, image.height)
        strip = image.crop((0, top, image.width, bottom)).convert("RGBA")
        paper.paste(strip, (0, top), mask=strip)
    return paper


def eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as grey of 8. Pillow's own conversion would cut off all that is bright."""
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB for screens. A profile that makes no sense is passed over: the photo still shows."""
    if profile and len(profile) <= MAX_PROFILE_BYTES:
        try:
            found = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            found = None
        if found is not None:
            return found
    return image.convert("RGB")
