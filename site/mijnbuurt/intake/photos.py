"""Photos that come along with a form: stored at once, so that no mistake in the text loses them."""

from datetime import datetime, timedelta

from django.core.files.base import File
from django.db import IntegrityError, transaction
from wagtail.models import Collection

from mijnbuurt.photos.models import Photo

from . import tokens
from .models import PendingPhoto

KEPT_FOR = timedelta(days=1)
# Not the root: what lies there is for every editor to choose from.
COLLECTION = "Ingezonden foto's"


def sent_in() -> Collection:
    """Where photos lie until it is known which wijk they are for: only Redactie looks there."""
    found = Collection.objects.filter(name=COLLECTION, depth=2).first()
    if found is None:
        try:
            with transaction.atomic():
                found = Collection.get_first_root_node().add_child(name=COLLECTION)
        except IntegrityError:  # another form was first
            found = Collection.objects.get(name=COLLECTION, depth=2)
    return found


def keep(file: File, title: str, now: datetime) -> PendingPhoto:
    """Store a photo, private, until its form is accepted."""
    photo = Photo.objects.create(title=title, file=file, collection=sent_in())
    return PendingPhoto.objects.create(photo=photo, created_at=now)


def find(signed: str) -> PendingPhoto | None:
    """The waiting photo that a form carries the signed number of."""
    number = tokens.read_photo(signed)
    if number is None:
        return None
    return PendingPhoto.objects.filter(uuid=number).first()


def take(pending: PendingPhoto, collection: Collection | None) -> Photo | None:
    """The photo for the record that was made; it waits no longer. None: another record has it."""
    deleted, _rows = PendingPhoto.objects.filter(pk=pending.pk).delete()
    if not deleted:
        return None
    photo: Photo = pending.photo
    if collection is not None:
        photo.collection = collection
        photo.save(update_fields=["collection"])
    return photo


def forget_old(now: datetime) -> int:
    """Remove photos whose form was never sent."""
    late = Photo.objects.filter(
        pk__in=PendingPhoto.objects.filter(created_at__lt=now - KEPT_FOR).values("photo_id")
    )
    count = len(late)
    late.delete()
    return count
