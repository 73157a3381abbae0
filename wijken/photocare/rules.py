"""Whose photo it is, and when a request takes one away by itself. Pure answers."""

from datetime import timedelta

from wagtail.models import Collection

from mijnbuurt.photos.models import Photo
from wijken.areas.models import Wijk

from .enums import TakedownState
from .models import Takedown

#: So many requests of one connection take a photo away by themselves.
HIDES_AN_HOUR = (20, timedelta(hours=1))
#: What one connection may send at all: a family on a long series of photos, not a robot.
SENDS = (40, timedelta(hours=1))
#: After an editor said so often that a photo may stay, a request waits for an editor first.
RESTORED_OFTEN = 2


class Owners:
    """The wijk of photos, by the collection they lie in; None is for the whole city. One query."""

    def __init__(self) -> None:
        rows = Wijk.objects.exclude(collection=None).values_list("collection__path", "pk")
        self.by_path: dict[str, int] = dict(rows)

    def wijk_of(self, collection: Collection) -> int | None:
        path = collection.path
        steps = range(Collection.steplen, len(path) + 1, Collection.steplen)
        return next((self.by_path[path[:end]] for end in steps if path[:end] in self.by_path), None)


def wijk_of(photo: Photo) -> Wijk | None:
    """The wijk whose editors decide about a photo; without one those of the whole city."""
    key = Owners().wijk_of(photo.collection)
    return Wijk.objects.get(pk=key) if key else None


def was_judged(photo: Photo, visitor: str) -> bool:
    """Whether an editor already put this photo back after this visitor asked, or after several
    people did."""
    restored = Takedown.objects.filter(photo=photo, state=TakedownState.RESTORED)
    by_moment = restored.values("handled_at").distinct().count()
    return by_moment >= RESTORED_OFTEN or restored.filter(visitor=visitor).exists()
