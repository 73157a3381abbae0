"""What "clean" means: pixels, and nothing a person put beside them."""

from io import BytesIO

from PIL import Image

from .samples import SECRETS

TRACES = (b"Exif", b"http://ns.adobe.com/", b"Photoshop", b"ICC_PROFILE", b"iCCP", b"ICCP", b"XMP ")
DANGERS = (b"<script", b"PWNED", b"PK\x03\x04")


def assert_clean(content: bytes) -> None:
    """No planted word, no kind of metadata, nothing behind the end of the image."""
    for word in (*SECRETS, *TRACES, *DANGERS):
        assert word not in content, word
    image = Image.open(BytesIO(content))
    image.load()
    assert not dict(image.getexif())
    assert not {"comment", "exif", "xmp", "icc_profile", "photoshop"} & {
        name for name, value in image.info.items() if value
    }
    if image.format == "JPEG":
        assert content.endswith(b"\xff\xd9")
