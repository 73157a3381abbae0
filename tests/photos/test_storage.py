"""Where photos are kept."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from mijnbuurt.photos.models import Photo, Rendition
from mijnbuurt.photos.storage import photo_path, photo_storage, rendition_path
from mijnbuurt.photos.storage_url import photo_backend


@pytest.mark.django_db
def test_names_are_random() -> None:
    names = {photo_path(Photo(), "../../IMG_1234.html") for _ in range(50)}
    assert len(names) == 50
    for name in names:
        assert "IMG" not in name
        assert name.endswith(".jpg")
        assert len(Path(name).stem) == 32
    assert rendition_path(Rendition(), "foto.webp").startswith("renditions/")
    assert rendition_path(Rendition(), "foto.webp").endswith(".webp")


def test_photos_lie_outside_every_served_folder() -> None:
    location = Path(settings.STORAGES["photos"]["OPTIONS"]["location"])
    for served in (settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS):
        assert not location.is_relative_to(served)
        assert not Path(served).is_relative_to(location)


def test_tasks_name_the_storage_without_its_keys() -> None:
    path, args, kwargs = photo_storage().deconstruct()
    assert json.dumps([path, args, kwargs])
    assert import_string(path)(*args, **kwargs) is photo_storage()
    assert Photo._meta.get_field("file").storage is photo_storage()
    assert Rendition._meta.get_field("file").storage is photo_storage()


def test_without_a_setting_photos_are_files(tmp_path: Path) -> None:
    backend = photo_backend("", tmp_path)
    assert backend["BACKEND"].endswith("FileSystemStorage")
    assert backend["OPTIONS"]["location"] == tmp_path
    assert photo_backend("file:///srv/foto%27s", tmp_path)["OPTIONS"]["location"] == Path(
        "/srv/foto's"
    )


def test_a_bucket() -> None:
    url = "s3://sleutel:ge%2Fheim@emmer/wijk/?endpoint=https://s3.example.org&region=nl"
    assert photo_backend(url, Path("/")) == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "emmer",
            "location": "wijk",
            "access_key": "sleutel",
            "secret_key": "ge/heim",
            "endpoint_url": "https://s3.example.org",
            "region_name": "nl",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
    assert "access_key" not in photo_backend("s3://emmer", Path("/"))["OPTIONS"]


@pytest.mark.parametrize("url", ["emmer", "ftp://x/y", "s3://", "s3:///prefix", "file://"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="PHOTO_STORAGE_URL"):
        photo_backend(url, Path("/"))
