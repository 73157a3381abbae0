"""Every way in: what is stored and every copy of it is clean, and bad files are form errors."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from mijnbuurt.photos import formats
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.fields import PhotoField
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.tasks import make_renditions
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

from . import samples
from .clean import assert_clean

pytestmark = pytest.mark.django_db

Files = Callable[[], list[Path]]
Commit = Callable[[], AbstractContextManager[list]]


class NeighbourForm(forms.Form):
    """A public form with a photo."""

    text = forms.CharField()
    photo = PhotoField(required=False)


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


def upload(content: bytes | None = None, name: str = "IMG_1234.jpg") -> SimpleUploadedFile:
    content = samples.gps_jpeg() if content is None else content
    return SimpleUploadedFile(name, content, "image/jpeg")


def fields(**more: object) -> dict[str, object]:
    root = Collection.get_first_root_node()
    return {"title": "Plein", "collection": root.pk, "recognisable": "nobody", **more}


def by_single_upload(admin: Client) -> None:
    response = admin.post(reverse("wagtailimages:add"), fields(file=upload()))
    assert response.status_code == 302


def by_multiple_upload(admin: Client) -> None:
    response = admin.post(reverse("wagtailimages:add_multiple"), fields(**{"files[]": upload()}))
    assert response.json()["success"]


def by_multiple_upload_finished_later(admin: Client) -> None:
    """The title is too long, so Wagtail puts the file aside until that is mended."""
    data = fields(**{"files[]": upload(), "title": "x" * 300})
    answer = admin.post(reverse("wagtailimages:add_multiple"), data).json()
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    with waiting.file.open() as aside:
        assert_clean(aside.read())
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}-"
    data = {prefix + name: value for name, value in fields().items()}
    assert admin.post(address, data).json()["success"]


def by_chooser(admin: Client) -> None:
    data = {f"image-chooser-upload-{k}": v for k, v in fields(file=upload()).items()}
    response = admin.post(reverse("wagtailimages_chooser:create"), data)
    assert response.json()["step"] == "chosen"


def by_replacing(admin: Client) -> None:
    photo = PhotoFactory()
    response = admin.post(reverse("wagtailimages:edit", args=[photo.pk]), fields(file=upload()))
    assert response.status_code == 302


def by_form(admin: Client) -> None:
    form = NeighbourForm({"text": "Hallo"}, {"photo": upload()})
    assert form.is_valid(), form.errors
    Photo.objects.create(title="Plein", file=form.cleaned_data["photo"])


def by_code(admin: Client) -> None:
    Photo(title="Plein", file=ImageFile(BytesIO(samples.gps_jpeg()), name="x.jpg")).save()


def by_file_save(admin: Client) -> None:
    photo = Photo(title="Plein")
    photo.file.save("x.jpg", ImageFile(BytesIO(samples.gps_jpeg())))


def by_replacing_in_code(admin: Client) -> None:
    photo = PhotoFactory()
    photo.file = ImageFile(BytesIO(samples.gps_jpeg()), name="x.jpg")
    photo.save()


WAYS = [
    by_single_upload,
    by_multiple_upload,
    by_multiple_upload_finished_later,
    by_chooser,
    by_replacing,
    by_form,
    by_code,
    by_file_save,
    by_replacing_in_code,
]


@pytest.mark.parametrize("enter", WAYS)
def test_everything_kept_is_clean(
    enter: Callable[[Client], None], admin: Client, stored: Files, commit: Commit
) -> None:
    with commit():
        enter(admin)
    photo = Photo.objects.get()
    Photo.objects.update(state=PhotoState.PUBLIC)
    make_renditions.call(photo.pk)
    copies = len(formats.FORMATS) * 2
    assert photo.renditions.count() == copies
    assert len(stored()) == 1 + copies
    for path in stored():
        assert "IMG" not in path.name and path.stem != "x"
        if path.suffix != ".avif":
            assert_clean(path.read_bytes())
        assert not any(secret in path.read_bytes() for secret in samples.SECRETS)
    assert (photo.width, photo.height) == (640, 400)
    with photo.file.open() as file:
        assert photo.file_size == len(file.read())
    assert photo.get_file_hash()


def test_a_photo_is_decoded_once(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from mijnbuurt.photos import ingest

    decoded = []

    def counted(*args: object) -> object:
        decoded.append(args)
        return real(*args)

    real = ingest.decode
    monkeypatch.setattr(ingest, "decode", counted)
    by_single_upload(admin)
    assert len(decoded) == 1


BAD = [
    ("leeg.jpg", b""),
    ("half.jpg", samples.truncated_jpeg()),
    ("half.png", samples.truncated_png()),
    ("bom.png", samples.text_bomb_png()),
    ("groot.png", samples.pixel_bomb_png()),
    ("kat.gif", samples.gif()),
    ("blad.svg", samples.svg()),
]


@pytest.mark.parametrize(("name", "content"), BAD)
class TestBadFiles:
    """A sentence that names the file, beside the field; nothing is stored."""

    def test_single_upload(self, admin: Client, stored: Files, name: str, content: bytes) -> None:
        data = fields(file=upload(content, name))
        response = admin.post(reverse("wagtailimages:add"), data)
        assert response.status_code == 200
        assert name in response.context["form"].errors["file"][0]
        assert "Plein" in response.content.decode()
        assert not stored() and not Photo.objects.exists()

    def test_multiple_upload(self, admin: Client, stored: Files, name: str, content: bytes) -> None:
        data = fields(**{"files[]": upload(content, name)})
        answer = admin.post(reverse("wagtailimages:add_multiple"), data).json()
        assert not answer["success"]
        assert name in answer["error_message"]
        assert not stored() and not UploadedFile.objects.exists()

    def test_chooser(self, admin: Client, stored: Files, name: str, content: bytes) -> None:
        data = {
            f"image-chooser-upload-{key}": value
            for key, value in fields(file=upload(content, name)).items()
        }
        response = admin.post(reverse("wagtailimages_chooser:create"), data)
        assert response.json()["step"] == "reshow_creation_form"
        assert name in response.json()["htmlFragment"]
        assert not stored()

    def test_replacing(self, admin: Client, stored: Files, name: str, content: bytes) -> None:
        photo = PhotoFactory()
        before = stored()
        data = fields(file=upload(content, name))
        response = admin.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
        assert name in response.context["form"].errors["file"][0]
        assert stored() == before

    def test_public_form(self, stored: Files, name: str, content: bytes) -> None:
        form = NeighbourForm({"text": "Hallo"}, {"photo": upload(content, name)})
        assert not form.is_valid()
        assert name in form.errors["photo"][0]
        assert form["text"].value() == "Hallo"

    def test_code(self, stored: Files, name: str, content: bytes) -> None:
        with pytest.raises(ValidationError):
            Photo(title="Plein", file=ImageFile(BytesIO(content), name=name)).save()
        assert not stored() and not Photo.objects.exists()


def test_a_hostile_name_is_harmless_in_the_multiple_upload(admin: Client) -> None:
    data = fields(**{"files[]": upload(b"x", "<img src=x onerror=alert(1)>.jpg")})
    answer = admin.post(reverse("wagtailimages:add_multiple"), data).json()
    assert not set("<>\"'&") & set(answer["error_message"])


def test_photo_field_may_stay_empty() -> None:
    form = NeighbourForm({"text": "Hallo"})
    assert form.is_valid()
    assert form.cleaned_data["photo"] is None


def test_photo_field_asks_for_images() -> None:
    html = NeighbourForm().as_p()
    assert 'accept="image/*"' in html
    assert "20 MB" in html


def test_the_page_of_the_multiple_upload_opens(admin: Client) -> None:
    response = admin.get(reverse("wagtailimages:add_multiple"))
    assert response.status_code == 200
