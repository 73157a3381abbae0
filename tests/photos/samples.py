"""Nasty and ordinary files, made in code. Each function gives the bytes of one file."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageCms, ImageDraw

#: Planted in the metadata; none of these may be in anything that is stored or served.
SECRETS = (
    b"GeheimeFotograaf",
    b"GeheimeCamera",
    b"GEHEIM-GPS-PUNT",
    b"geheim commentaar",
    b"geheim-in-xmp",
    b"geheim-in-iptc",
    b"geheim-in-staart",
)
XMP = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="geheim-in-xmp"/>'
    b'</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
SCRIPT = b"<script>alert('PWNED')</script>"

pillow_heif.register_heif_opener()


def picture(width: int = 640, height: int = 400, mode: str = "RGB") -> Image.Image:
    """Red left half, blue right half, a white dot in the top left corner."""
    image = Image.new("RGB", (width, height), "red")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill="blue")
    draw.rectangle((0, 0, width // 8, height // 8), fill="white")
    return image.convert(mode)


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Names, a camera, a place and a thumbnail-sized comment."""
    found = Image.Exif()
    found[ExifTags.Base.Make] = "GeheimeCamera"
    found[ExifTags.Base.Artist] = "GeheimeFotograaf"
    found[ExifTags.Base.Orientation] = orientation
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (52.0, 59.0, 30.0)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (6.0, 33.0, 45.0)
    place[ExifTags.GPS.GPSMapDatum] = "GEHEIM-GPS-PUNT"
    return found


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def lab_profile() -> bytes:
    """A profile that does not fit an image of red, green and blue."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def swapping_profile() -> bytes:
    """sRGB in which red and blue have changed places, to see whether a profile is used."""
    whole = bytearray(srgb_profile())
    count = struct.unpack(">I", whole[128:132])[0]
    tags = {whole[at : at + 4].decode(): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = tags["rXYZ"], tags["bXYZ"]
    whole[red + 4 : red + 12], whole[blue + 4 : blue + 12] = (
        whole[blue + 4 : blue + 12],
        whole[red + 4 : red + 12],
    )
    return bytes(whole)


def jpeg(width: int = 640, height: int = 400, **options: Any) -> bytes:
    return encoded(picture(width, height), "JPEG", **options)


def gps_jpeg(orientation: int = 1) -> bytes:
    """A JPEG with EXIF, GPS, XMP, IPTC, a comment, a profile, and words behind its end."""
    plain = jpeg(
        exif=exif(orientation),
        xmp=XMP,
        comment=b"geheim commentaar",
        icc_profile=srgb_profile(),
    )
    caption = b"geheim-in-iptc"
    dataset = b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(dataset)) + dataset
    segment = b"Photoshop 3.0\x00" + resource + b"\x00" * (len(resource) % 2)
    iptc = b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment
    return plain[:2] + iptc + plain[2:] + b"geheim-in-staart"


def gps_png() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "GeheimeFotograaf")
    words.add_itxt("Comment", "geheim commentaar", zip=True)
    return encoded(picture(), "PNG", exif=exif(), pnginfo=words, icc_profile=srgb_profile())


def gps_webp() -> bytes:
    return encoded(picture(), "WEBP", exif=exif(), xmp=XMP)


def gps_heic(orientation: int = 1) -> bytes:
    return encoded(picture(), "HEIF", exif=exif(orientation).tobytes(), xmp=XMP)


def mpo() -> bytes:
    """What a phone with two lenses makes: two JPEGs in one file."""
    return encoded(picture(), "MPO", save_all=True, append_images=[picture(320, 200)], exif=exif())


def cmyk_jpeg() -> bytes:
    return encoded(picture(mode="CMYK"), "JPEG")


def grey_16_bit_png() -> bytes:
    """Left half light grey (0xC000), right half black."""
    row = struct.pack("<H", 0xC000) * 32 + bytes(64)
    return encoded(Image.frombytes("I;16", (64, 40), row * 40), "PNG")


def palette_png() -> bytes:
    """A palette whose first colour is see-through: the right half of the image."""
    image = Image.new("P", (64, 40), 1)
    image.putpalette([0, 0, 0, 200, 0, 0])
    image.paste(0, (32, 0, 64, 40))
    return encoded(image, "PNG", transparency=0)


def keyed_png(mode: str = "RGB") -> bytes:
    """One colour counts as see-through: the black of the right half."""
    image = Image.new("RGB", (64, 40), "red")
    image.paste((0, 0, 0), (32, 0, 64, 40))
    return encoded(image.convert(mode), "PNG", transparency=0 if mode == "L" else (0, 0, 0))


def see_through_png() -> bytes:
    image = picture(64, 40, "RGBA")
    image.paste((0, 0, 0, 0), (32, 0, 64, 40))
    return encoded(image, "PNG")


def broken_exif_jpeg() -> bytes:
    return jpeg(exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xee" * 40)


# What must be refused


def truncated_jpeg() -> bytes:
    whole = jpeg()
    return whole[: len(whole) // 2]


def truncated_png() -> bytes:
    whole = encoded(Image.effect_noise((200, 200), 90), "PNG")
    return whole[: len(whole) // 2]


def garbage() -> bytes:
    return bytes((index * 7919 + 13) % 251 for index in range(5000))


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def html() -> bytes:
    return b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"


def frames() -> list[Image.Image]:
    return [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]


def moving(form: str) -> bytes:
    first, *others = frames()
    return encoded(first, form, save_all=True, append_images=others, duration=100)


def gif() -> bytes:
    return encoded(picture(40, 30), "GIF")


def tiff() -> bytes:
    return encoded(picture(40, 30), "TIFF")


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def png(width: int, height: int, pixels: bytes, *extra: bytes, depth: int = 8) -> bytes:
    """A PNG by hand: grey, with `pixels` (already compressed) and extra chunks before them."""
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            *extra,
            chunk(b"IDAT", pixels),
            chunk(b"IEND", b""),
        ]
    )


def text_bomb_png() -> bytes:
    """A few kilobytes of text that unpack to 40 megabytes."""
    bomb = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"A" * 40_000_000, 9))
    return png(8, 8, zlib.compress(b"\x00" * 72), bomb)


def pixel_bomb_png() -> bytes:
    """120 megapixels of one colour, in about 15 kB."""
    packer = zlib.compressobj(9)
    row = b"\x00" * (12_000 // 8 + 1)
    rows = b"".join(packer.compress(row * 1000) for _ in range(10))
    return png(12_000, 10_000, rows + packer.flush(), depth=1)


def over_limit_png() -> bytes:
    """51 megapixels: below Pillow's own limit, above ours."""
    row = b"\x00" * (10_200 // 8 + 1)
    return png(10_200, 5_000, zlib.compress(row * 5_000, 9), depth=1)


def lying_jpeg() -> bytes:
    """A small JPEG whose header says 65,000 by 65,000."""
    whole = bytearray(jpeg(64, 40))
    start = whole.index(b"\xff\xc0") + 5
    whole[start : start + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(whole)


def lying_png() -> bytes:
    """A header of 40 megapixels before the data of 64 pixels."""
    return png(8_000, 5_000, zlib.compress(b"\x00" * 72))


# Images that are something else as well


def polyglot_comment() -> bytes:
    return jpeg(comment=SCRIPT)


def polyglot_trailer() -> bytes:
    return jpeg() + SCRIPT + b"PK\x03\x04 PWNED"


def polyglot_png() -> bytes:
    return encoded(picture(), "PNG") + SCRIPT
