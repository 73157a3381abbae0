"""`/foto/<uuid>/<width>.<ext>`: what it answers, to whom, with which headers."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

from mijnbuurt.photos import formats, views
from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

Commit = Callable[[], AbstractContextManager[list]]


@pytest.fixture
def photo(commit: Commit) -> Photo:
    """A public photo, 700 pixels wide, with all its copies."""
    with commit():
        return PhotoFactory(public=True, image_width=700, image_height=500)


def test_the_address_is_a_promise(photo: Photo) -> None:
    expected = f"/foto/{photo.uuid}/640.webp"
    assert reverse("photo", args=[photo.uuid, 640, "webp"]) == expected
    assert formats.address(photo.uuid, 640, "webp") == expected
    assert photo.url == f"/foto/{photo.uuid}/640.jpg"


@pytest.mark.parametrize("extension", formats.FORMATS)
@pytest.mark.parametrize(("asked", "width"), [(320, 320), (640, 640), (960, 640), (1920, 640)])
def test_sizes_and_formats(
    client: Client, photo: Photo, asked: int, width: int, extension: str
) -> None:
    response = client.get(f"/foto/{photo.uuid}/{asked}.{extension}")
    assert response.status_code == 200
    form = formats.FORMATS[extension]
    assert response["Content-Type"] == form.content_type
    assert response["Content-Length"] == str(len(response.body))
    image = Image.open(BytesIO(response.body))
    assert (image.format, image.width) == (form.pillow, width)


def test_headers(client: Client, photo: Photo) -> None:
    response = client.get(f"/foto/{photo.uuid}/320.avif")
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Disposition"] == "inline"
    assert response["ETag"]
    assert photo.file.name not in str(response.headers)


def test_a_reader_gets_no_cookie_and_no_session(client: Client, photo: Photo) -> None:
    response = client.get(f"/foto/{photo.uuid}/320.jpg")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_one_query(
    client: Client, photo: Photo, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(UserFactory())
    with django_assert_num_queries(1):
        client.get(f"/foto/{photo.uuid}/320.jpg")


def test_unchanged_is_304(client: Client, photo: Photo) -> None:
    address = f"/foto/{photo.uuid}/320.jpg"
    etag = client.get(address)["ETag"]
    response = client.get(address, headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert not response.body
    assert response["Cache-Control"] == "public, max-age=60"
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    other = client.get(f"/foto/{photo.uuid}/640.jpg")["ETag"]
    assert other != etag


def test_a_hidden_photo_is_not_304(client: Client, photo: Photo) -> None:
    address = f"/foto/{photo.uuid}/320.jpg"
    etag = client.get(address)["ETag"]
    Photo.objects.update(state=PhotoState.PRIVATE)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


def test_head(client: Client, photo: Photo) -> None:
    address = f"/foto/{photo.uuid}/640.webp"
    whole, head = client.get(address), client.head(address)
    assert head.status_code == 200
    assert not head.body
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control"):
        assert head[name] == whole[name]


def test_head_sends_no_body_to_the_server(photo: Photo, rf: RequestFactory) -> None:
    """The test client drops the body of a HEAD itself; some web servers do not."""
    response = views.photo(rf.head("/"), photo.uuid, 640, "jpg")
    assert not response.streaming
    assert response.content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_only_reading(client: Client, photo: Photo, method: str) -> None:
    response = getattr(client, method)(f"/foto/{photo.uuid}/320.jpg")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "rest",
    ["321.jpg", "0.jpg", "99999.jpg", "320.png", "320.svg", "320.JPG", "320", "-320.jpg", ""],
)
def test_other_sizes_do_not_exist(client: Client, photo: Photo, rest: str) -> None:
    assert client.get(f"/foto/{photo.uuid}/{rest}", follow=True).status_code == 404


@pytest.mark.parametrize("key", ["1", "../../etc/passwd", str(uuid.UUID(int=0)), "x" * 36])
def test_other_keys_do_not_exist(client: Client, key: str) -> None:
    assert client.get(f"/foto/{key}/320.jpg").status_code == 404


def test_the_number_of_a_photo_is_no_address(client: Client, photo: Photo) -> None:
    assert client.get(f"/foto/{photo.pk}/320.jpg").status_code == 404


def test_storage_names_are_no_addresses(client: Client, photo: Photo) -> None:
    for prefix in ("/media/", "/foto/", "/photos/", "/media/photos/", "/static/"):
        assert client.get(prefix + photo.file.name).status_code == 404


def test_without_copies_the_original_is_served(client: Client) -> None:
    """Nothing is rendered while a visitor waits."""
    photo = PhotoFactory(public=True, image_width=700, image_height=500)
    response = client.get(f"/foto/{photo.uuid}/320.avif")
    assert response["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(response.body)).size == (700, 500)
    assert not photo.renditions.exists()


def test_a_lost_copy_is_replaced_by_another(
    client: Client, photo: Photo, photo_folder: Path
) -> None:
    copy = photo.renditions.get(filter_spec="width-320|format-webp")
    (photo_folder / copy.file.name).unlink()
    response = client.get(f"/foto/{photo.uuid}/320.webp")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(response.body)).width == 320


def test_a_lost_file_is_404(client: Client, photo_folder: Path) -> None:
    photo = PhotoFactory(public=True)
    (photo_folder / photo.file.name).unlink()
    assert client.get(f"/foto/{photo.uuid}/320.jpg").status_code == 404


def test_the_web_server_may_send_the_file(client: Client, photo: Photo, settings: Settings) -> None:
    settings.PHOTO_ACCEL_PREFIX = "/interne-fotos/"
    copy = photo.renditions.get(filter_spec="width-320|format-webp")
    response = client.get(f"/foto/{photo.uuid}/320.webp")
    assert response["X-Accel-Redirect"] == f"/interne-fotos/{copy.file.name}"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.body
    Photo.objects.update(state=PhotoState.PRIVATE)
    refused = client.get(f"/foto/{photo.uuid}/320.webp")
    assert refused.status_code == 404
    assert "X-Accel-Redirect" not in refused


def test_a_query_string_changes_nothing(client: Client, photo: Photo) -> None:
    response = client.get(f"/foto/{photo.uuid}/320.jpg?width=9999&x=%00")
    assert response.status_code in (200, 400)
    response = client.get(f"/foto/{photo.uuid}/320.jpg?width=9999")
    assert Image.open(BytesIO(response.body)).width == 320
