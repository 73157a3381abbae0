"""What the one ingest makes of every kind of file."""

import time
from collections.abc import Callable
from io import BytesIO
from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mijnbuurt.photos.ingest import CleanPhoto, clean_photo, encode

from . import samples
from .clean import assert_clean

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def ingest(content: bytes, name: str = "IMG_1234.jpg") -> Image.Image:
    """The stored image of a file with this content."""
    clean = clean_photo(SimpleUploadedFile(name, content))
    image = Image.open(BytesIO(clean.read()))
    assert (clean.width, clean.height) == image.size
    return image


def near(image: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    """Whether the pixel at a fraction of width and height has about this colour."""
    pixel = image.getpixel((int(x * image.width), int(y * image.height)))
    return all(abs(found - wanted) < 40 for found, wanted in zip(pixel, colour, strict=True))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    ("make", "name"),
    [
        (samples.gps_jpeg, "a.jpg"),
        (samples.gps_jpeg, "zonder-achtervoegsel"),
        (samples.gps_png, "a.PNG"),
        (samples.gps_webp, "a.webp"),
        (samples.gps_heic, "a.heic"),
        (samples.mpo, "a.jpg"),
        (samples.mpo, "a.mpo"),
        (samples.cmyk_jpeg, "a.jpeg"),
        (samples.polyglot_comment, "a.jpg"),
        (samples.polyglot_trailer, "a.jpg"),
        (samples.polyglot_png, "a.png"),
        (samples.broken_exif_jpeg, "a.jpg"),
        (samples.gps_webp, "als-jpeg-genoemd.jpg"),
    ],
)
def test_accepted_and_clean(make: Callable[[], bytes], name: str) -> None:
    clean = clean_photo(SimpleUploadedFile(name, make()))
    content = clean.read()
    assert_clean(content)
    image = Image.open(BytesIO(content))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (640, 400))
    assert near(image, 0.25, 0.5, RED)
    assert near(image, 0.75, 0.5, BLUE)
    assert near(image, 0.05, 0.05, WHITE)


def test_samples_hold_what_must_go() -> None:
    """Else the tests for clean files prove nothing."""
    assert all(secret in samples.gps_jpeg() for secret in samples.SECRETS)
    for make in (samples.gps_png, samples.gps_webp, samples.gps_heic, samples.mpo):
        assert b"GEHEIM-GPS-PUNT" in make()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright(orientation: int) -> None:
    """The stored pixels are those that a viewer shows that follows the EXIF orientation."""
    from PIL import ImageOps

    source = samples.jpeg(exif=samples.exif(orientation))
    shown = ImageOps.exif_transpose(Image.open(BytesIO(source)))
    image = ingest(source)
    assert image.size == shown.size
    assert (image.height > image.width) == (orientation >= 5)
    for x, y in ((0.05, 0.05), (0.95, 0.05), (0.05, 0.95), (0.95, 0.95)):
        assert near(image, x, y, shown.getpixel((int(x * shown.width), int(y * shown.height))))


def test_upright_heic() -> None:
    assert ingest(samples.gps_heic(orientation=6), "a.heic").size == (400, 640)


def test_16_bits_keep_their_greys() -> None:
    image = ingest(samples.grey_16_bit_png(), "a.png")
    assert near(image, 0.25, 0.5, (192, 192, 192))
    assert near(image, 0.75, 0.5, (0, 0, 0))


@pytest.mark.parametrize(
    "make",
    [
        samples.palette_png,
        samples.see_through_png,
        samples.keyed_png,
        lambda: samples.keyed_png("L"),
    ],
)
def test_transparent_parts_become_white(make: Callable[[], bytes]) -> None:
    image = ingest(make(), "a.png")
    assert near(image, 0.75, 0.5, WHITE)
    assert not near(image, 0.25, 0.9, WHITE)


def test_a_profile_is_applied() -> None:
    """This one swaps red and blue, so the left half of the picture must become blue."""
    swapped = samples.encoded(samples.picture(), "PNG", icc_profile=samples.swapping_profile())
    assert near(ingest(swapped, "a.png"), 0.25, 0.5, BLUE)


@pytest.mark.parametrize("profile", [samples.lab_profile(), b"onzin" * 50, b""])
def test_a_profile_without_sense_changes_nothing(profile: bytes) -> None:
    image = ingest(samples.encoded(samples.picture(), "PNG", icc_profile=profile), "a.png")
    assert near(image, 0.25, 0.5, RED)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2560, 100), (2560, 100)),
        ((3000, 1500), (2560, 1280)),
        ((1500, 3000), (1280, 2560)),
        ((9000, 1), (2560, 1)),
        ((1, 1), (1, 1)),
    ],
)
def test_scaled_to_the_longest_side(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert ingest(samples.jpeg(*size)).size == expected


def test_48_megapixels_take_seconds() -> None:
    content = samples.encoded(Image.new("RGB", (8000, 6000), "green"), "JPEG", quality=95)
    started = time.monotonic()
    assert ingest(content).size == (2560, 1920)
    assert time.monotonic() - started < 5


def test_readers_are_served_while_a_photo_is_written() -> None:
    """Another thread counts on meanwhile; it does not stand still until the photo is done."""
    image, counted, done = Image.effect_noise((2560, 1920), 40).convert("RGB"), [0], Event()

    def count() -> None:
        while not done.wait(0.001):
            counted[0] += 1

    thread = Thread(target=count)
    thread.start()
    before = counted[0]
    encode(image)
    during = counted[0] - before
    done.set()
    thread.join()
    assert during > 5


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        (lambda: b"", "leeg.jpg", "empty"),
        (lambda: b"\xff", "byte.jpg", "not_a_photo"),
        (samples.garbage, "ruis.jpg", "not_a_photo"),
        (samples.svg, "tekening.svg", "not_a_photo"),
        (samples.svg, "tekening.jpg", "not_a_photo"),
        (samples.html, "pagina.html", "not_a_photo"),
        (samples.html, "pagina.jpg", "not_a_photo"),
        (samples.jpeg, "foto.html", "not_a_photo"),
        (samples.pdf, "blad.pdf", "not_a_photo"),
        (samples.pdf, "blad.jpg", "not_a_photo"),
        (samples.gif, "stil.gif", "not_a_photo"),
        (samples.gif, "stil.jpg", "not_a_photo"),
        (samples.tiff, "scan.jpg", "not_a_photo"),
        (lambda: samples.moving("GIF"), "kat.jpg", "not_a_photo"),
        (lambda: samples.moving("PNG"), "kat.png", "animated"),
        (lambda: samples.moving("WEBP"), "kat.webp", "animated"),
        (samples.truncated_jpeg, "half.jpg", "damaged"),
        (samples.truncated_png, "half.png", "damaged"),
        (samples.text_bomb_png, "bom.png", "damaged"),
        (samples.lying_png, "vals.png", "damaged"),
        (samples.pixel_bomb_png, "bom.png", "too_many_pixels"),
        (samples.over_limit_png, "groot.png", "too_many_pixels"),
        (samples.lying_jpeg, "vals.jpg", "too_many_pixels"),
        (lambda: samples.jpeg() + b"\x00" * (20 * 1024 * 1024), "zwaar.jpg", "too_large"),
    ],
)
def test_refused(make: Callable[[], bytes], name: str, code: str) -> None:
    content = make()
    started = time.monotonic()
    with pytest.raises(ValidationError) as refused:
        clean_photo(SimpleUploadedFile(name, content))
    assert time.monotonic() - started < 1
    assert refused.value.code == code
    assert name in refused.value.messages[0]


@pytest.mark.parametrize(
    "make", [samples.over_limit_png, samples.lying_jpeg, lambda: samples.moving("PNG")]
)
def test_the_header_is_judged_before_any_pixel_is_read(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SimpleUploadedFile("bom.jpg", make())
    loaded = []
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda image: loaded.append(image))
    with pytest.raises(ValidationError):
        clean_photo(file)
    assert not loaded


def test_truncated_heic_is_refused() -> None:
    whole = samples.gps_heic()
    for length in (30, len(whole) // 2, len(whole) - 20):
        with pytest.raises(ValidationError):
            clean_photo(SimpleUploadedFile("half.heic", whole[:length]))


def test_nothing_dangerous_in_a_refusal() -> None:
    """Wagtail's multiple upload puts the sentence into the page without escaping it."""
    name = "<img src=x onerror=alert(1)>\"'&.jpg"
    with pytest.raises(ValidationError) as refused:
        clean_photo(ContentFile(b"x", name=name))
    assert not set("<>\"'&=") & set(refused.value.messages[0])


def test_a_clean_photo_is_not_cleaned_again() -> None:
    clean = clean_photo(SimpleUploadedFile("a.jpg", samples.jpeg()))
    assert isinstance(clean, CleanPhoto)
    assert clean_photo(clean) is clean


def test_a_file_without_a_name() -> None:
    assert clean_photo(ContentFile(samples.jpeg())).name == "foto.jpg"
