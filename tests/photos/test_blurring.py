"""What is made unrecognisable is gone: from the pixels, the storage and every copy."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from mijnbuurt.photos import transitions
from mijnbuurt.photos.blurring import Blurred, blur, square
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

from .test_lifecycle import show


def stripes(width: int = 600, height: int = 450, step: int = 8) -> bytes:
    """A pattern as fine as a face: black and white stripes."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for left in range(0, width, step * 2):
        draw.rectangle((left, 0, left + step - 1, height), fill="black")
    written = BytesIO()
    image.save(written, "JPEG", quality=95)
    return written.getvalue()


def contrast(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    least, most = image.crop(box).convert("L").getextrema()
    return most - least


@pytest.mark.parametrize(
    "areas",
    [
        [Blurred(0.25, 0.2, 0.25, 0.4)],
        [square(number) for number in (27, 28, 29, 39, 40, 41)],
        [Blurred(0.25, 0.2, 0.02, 0.02), Blurred(0.25, 0.2, 0.3, 0.4)],
    ],
)
def test_no_line_of_it_is_left(areas) -> None:
    done = Image.open(BytesIO(blur(stripes(), areas).read()))
    assert done.size == (600, 450)
    assert contrast(done, (170, 120, 270, 180)) < 90
    assert contrast(done, (400, 120, 500, 220)) > 200


@pytest.mark.parametrize(
    "area",
    [Blurred(0, 0, 1, 1), Blurred(0.99, 0.99, 0.5, 0.5), Blurred(0, 0, 0, 0), Blurred(2, 2, 1, 1)],
)
def test_any_area_is_survived(area) -> None:
    assert blur(stripes(60, 40), [area]).size


@pytest.mark.django_db
class TestBlurAreas:
    def test_the_old_file_and_its_copies_are_gone(
        self, client, stored, commit, tuesday_morning
    ) -> None:
        with commit():
            photo = PhotoFactory(file=ContentFile(stripes(700, 500), name="x.jpg"))
            show(photo)
        before = set(stored())
        assert len(before) == 7
        etag = client.get(f"/foto/{photo.uuid}/640.jpg")["ETag"]
        with commit():
            transitions.blur_areas(
                photo,
                [Blurred(0, 0, 0.5, 1)],
                UserFactory(),
                tuesday_morning,
                recognisable="nobody",
            )
        assert not before & set(stored())
        assert len(stored()) == 7
        assert photo.state == PhotoState.BLURRED
        assert photo.blurred_at == tuesday_morning
        response = client.get(f"/foto/{photo.uuid}/640.jpg", headers={"If-None-Match": etag})
        assert response.status_code == 200
        assert contrast(Image.open(BytesIO(response.body)), (60, 60, 200, 200)) < 60

    def test_a_child_may_be_online_once_nobody_can_know_it(self, commit, tuesday_morning) -> None:
        photo = PhotoFactory(recognisable="nobody")
        show(photo)
        transitions.describe(
            photo, UserFactory(), tuesday_morning, credit="Ans", recognisable="children"
        )
        assert Photo.objects.get().state == PhotoState.HELD
        with commit():
            transitions.blur_areas(
                photo, [Blurred(0, 0, 1, 1)], UserFactory(), tuesday_morning, recognisable="nobody"
            )
        assert Photo.objects.get().state == PhotoState.BLURRED

    def test_a_failure_leaves_the_photo_as_it_was(
        self, stored, commit, monkeypatch, tuesday_morning
    ) -> None:
        with commit():
            photo = PhotoFactory()
        before: list[Path] = stored()
        monkeypatch.setattr(transitions, "_log", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            transitions.blur_areas(
                photo, [Blurred(0, 0, 1, 1)], UserFactory(), tuesday_morning, recognisable="nobody"
            )
        fresh = Photo.objects.get()
        assert (fresh.file.name, fresh.blurred_at) == (photo.file.name, None)
        assert set(before) <= set(stored())
