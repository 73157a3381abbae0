"""What the nightly clock removes of photos."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from wagtail.models import UploadedFile

from mijnbuurt.photos.retention import forget_uploads

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.mark.django_db
def test_an_upload_that_was_never_finished_goes_after_a_day(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept, late, lost = (
        UploadedFile.objects.create(file=ContentFile(b"x", name=f"{name}.jpg"))
        for name in ("kept", "late", "lost")
    )
    for upload, age in ((kept, timedelta(hours=23)), (late, timedelta(hours=25))):
        moment = (NOW - age).timestamp()
        os.utime(upload.file.path, (moment, moment))
    Path(lost.file.path).unlink()
    assert forget_uploads(NOW) == 2
    assert list(UploadedFile.objects.all()) == [kept]
    assert [path.name for path in tmp_path.rglob("*.jpg")] == ["kept.jpg"]
