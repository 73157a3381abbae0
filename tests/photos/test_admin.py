"""The admin shows photos by the address of photos, and makes nothing while an editor waits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from mijnbuurt.photos.models import Photo
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def photo() -> Photo:
    return PhotoFactory(image_width=1000, image_height=500)


def addresses(photo: Photo) -> dict[str, str]:
    return {
        "list": reverse("wagtailimages:index"),
        "table": reverse("wagtailimages:index") + "?layout=list",
        "edit": reverse("wagtailimages:edit", args=[photo.pk]),
        "delete": reverse("wagtailimages:delete", args=[photo.pk]),
        "usage": reverse("wagtailimages:image_usage", args=[photo.pk]),
        "chooser": reverse("wagtailimages_chooser:choose"),
        "chosen": reverse("wagtailimages_chooser:chosen", args=[photo.pk]),
    }


@pytest.mark.parametrize("name", ["list", "table", "edit", "delete", "usage", "chooser", "chosen"])
def test_pages_link_only_to_photo_addresses(
    admin: Client, photo: Photo, stored: Callable[[], list[Path]], name: str
) -> None:
    before = stored()
    response = admin.get(addresses(photo)[name])
    assert response.status_code == 200
    text = response.content.decode()
    assert photo.file.name not in text
    assert "/media/" not in text
    if name not in ("usage", "delete"):
        assert f"/foto/{photo.uuid}/" in text
    assert stored() == before
    assert not photo.renditions.exists()


def test_the_names_wagtail_uses_have_photo_addresses(photo: Photo) -> None:
    small = photo.get_rendition("max-165x165")
    assert small.url == f"/foto/{photo.uuid}/320.jpg"
    assert (small.width, small.height) == (320, 160)
    assert photo.get_rendition("fill-600x338").url == f"/foto/{photo.uuid}/640.jpg"
    assert photo.get_rendition("original").url == f"/foto/{photo.uuid}/960.jpg"
    assert photo.file.url == photo.url
    assert small.file is not None
    found = photo.get_renditions("width-300", "width-900")
    assert [rendition.width for rendition in found.values()] == [320, 960]


def test_a_tiny_photo_is_not_enlarged() -> None:
    tiny = PhotoFactory(image_width=50, image_height=40).get_rendition("max-165x165")
    assert (tiny.width, tiny.height) == (50, 40)
    assert tiny.url.endswith("/320.jpg")


def test_editing_words_keeps_the_file(admin: Client, photo: Photo) -> None:
    data = {"title": "Nieuw", "collection": photo.collection_id, "recognisable": "adults"}
    response = admin.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
    assert response.status_code == 302
    changed = Photo.objects.get()
    assert (changed.title, changed.recognisable) == ("Nieuw", "adults")
    assert changed.file.name == photo.file.name


def test_preview_is_for_editors_of_the_photo(admin: Client, photo: Photo) -> None:
    response = admin.get(reverse("wagtailimages:preview", args=[photo.pk, "width-100"]))
    assert response.status_code == 200
    assert response.body.startswith(b"\xff\xd8")
