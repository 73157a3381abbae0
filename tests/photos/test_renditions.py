"""The copies of a photo: which are made, when, and what happens when things cross."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image

from mijnbuurt.photos import formats, renditions
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.tasks import make_renditions
from tests.factories.photos import PhotoFactory, image_file

pytestmark = pytest.mark.django_db

Files = Callable[[], list[Path]]
Commit = Callable[[], AbstractContextManager[list]]


def specs(photo: Photo) -> set[str]:
    return set(photo.renditions.values_list("filter_spec", flat=True))


@pytest.mark.parametrize(
    ("full_width", "widths"),
    [
        (50, [320]),
        (320, [320]),
        (639, [320]),
        (640, [320, 640]),
        (1919, [320, 640, 960, 1280]),
        (2560, [320, 640, 960, 1280, 1920]),
    ],
)
def test_widths_never_exceed_the_photo(full_width: int, widths: list[int]) -> None:
    assert formats.widths_for(full_width) == widths


@pytest.mark.parametrize(
    ("wanted", "width"), [(1, 320), (320, 320), (321, 640), (1000, 1280), (9000, 1280)]
)
def test_nearest_width(wanted: int, width: int) -> None:
    assert formats.nearest_width(1300, wanted) == width


def test_a_private_photo_gets_one_thumbnail(commit: Commit) -> None:
    with commit():
        photo = PhotoFactory(image_width=1000)
    assert specs(photo) == {"width-320|format-jpg"}


def test_a_public_photo_gets_all(commit: Commit) -> None:
    with commit():
        photo = PhotoFactory(public=True, image_width=700, image_height=70)
    assert specs(photo) == {
        formats.spec(width, extension) for width in (320, 640) for extension in formats.FORMATS
    }
    for copy in photo.renditions.all():
        with copy.file.open() as file:
            assert Image.open(file).size == (copy.width, copy.height)
        assert copy.height == round(copy.width / 10)
        assert copy.url.startswith(f"/foto/{photo.uuid}/{copy.width}")


def test_a_small_photo_is_not_enlarged(commit: Commit) -> None:
    with commit():
        photo = PhotoFactory(public=True, image_width=50, image_height=40)
    assert {(copy.width, copy.height) for copy in photo.renditions.all()} == {(50, 40)}


def test_nothing_is_made_before_the_commit() -> None:
    assert not specs(PhotoFactory(public=True))


def test_making_twice_changes_nothing(commit: Commit, stored: Files) -> None:
    with commit():
        photo = PhotoFactory(public=True)
    before = stored()
    make_renditions.call(photo.pk)
    assert stored() == before
    photo.renditions.filter(filter_spec="width-320|format-webp").delete()
    make_renditions.call(photo.pk)
    assert photo.renditions.count() == 3


def test_two_workers_at_once_leave_one_copy(stored: Files) -> None:
    """Both found the copy missing."""
    photo = PhotoFactory(public=True)
    image = Image.new("RGB", (320, 200))
    assert renditions.store(photo, 320, "jpg", image)
    assert renditions.store(photo, 320, "jpg", image)
    assert photo.renditions.count() == 1
    assert len(stored()) == 2


def taken_down(photo: Photo) -> None:
    Photo.objects.update(state=PhotoState.TAKEN_DOWN)


def replaced(photo: Photo) -> None:
    again = Photo.objects.get()
    again.file = image_file(500, 500, "red")
    again.save()


def deleted(photo: Photo) -> None:
    Photo.objects.all().delete()


@pytest.mark.parametrize("happens", [taken_down, replaced, deleted])
def test_a_copy_that_comes_too_late_is_dropped(
    happens: Callable[[Photo], None], stored: Files
) -> None:
    photo = PhotoFactory(public=True)
    happens(photo)
    before = stored()
    image = Image.new("RGB", (320, 200))
    assert not renditions.store(photo, 320, "jpg", image)
    assert stored() == before


@pytest.mark.parametrize("happens", [taken_down, deleted])
def test_a_task_that_comes_too_late_makes_nothing(happens: Callable[[Photo], None]) -> None:
    photo = PhotoFactory(public=True)
    happens(photo)
    make_renditions.call(photo.pk)
    assert not photo.renditions.exists()


def test_a_missing_file_is_no_crash(photo_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    photo = PhotoFactory(public=True)
    (photo_folder / photo.file.name).unlink()
    make_renditions.call(photo.pk)
    assert "missing" in caplog.text
