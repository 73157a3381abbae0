"""What the nightly clock removes of photos."""

from datetime import datetime, timedelta

from wagtail.models import UploadedFile

WAITING = timedelta(days=1)


def forget_uploads(now: datetime) -> int:
    """Remove files that wait for the rest of a form which nobody filled in; returns how many.

    Wagtail's upload of several files keeps them as they came, with the place where they were made.
    """
    count = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if storage.exists(name) and storage.get_modified_time(name) > now - WAITING:
            continue
        upload.delete()
        storage.delete(name)
        count += 1
    return count
