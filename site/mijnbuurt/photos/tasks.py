"""What the worker does for photos."""

import logging

from django_tasks import task

from .models import Photo
from .renditions import make_missing

logger = logging.getLogger(__name__)


@task()
def make_renditions(photo_id: int) -> None:
    """Make the copies in which a photo is served. Without them its original is served."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:
        return
    try:
        make_missing(photo)
    except FileNotFoundError:
        logger.warning("The file of photo %s is missing", photo_id)
