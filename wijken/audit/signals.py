"""Each line of the log says by itself who it was and which wijk it was about.

The log keeps keys only. A page that is deleted has no place in the tree any more, and a user who
is deleted has no name.
"""

from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.models import BaseLogEntry, Collection, ModelLogEntry, Page, PageLogEntry

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role
from wijken.areas.models import Wijk, wijk_of_path

#: Where the stamp is in the data of a line.
STAMP = "stamp"


def connect() -> None:
    for model in (PageLogEntry, ModelLogEntry):
        pre_save.connect(stamp, sender=model, dispatch_uid=f"stamp_{model.__name__}")


def stamp(sender: type[BaseLogEntry], instance: BaseLogEntry, **kwargs: object) -> None:
    """Write who and where into a new line."""
    if not instance._state.adding or STAMP in instance.data:
        return
    wijk = wijk_of(about(instance))
    written = {"wijk": wijk.slug if wijk else "", **person(instance.user)}
    instance.data = {**instance.data, STAMP: {key: text for key, text in written.items() if text}}


def person(user: User | None) -> dict[str, str]:
    if user is None:
        return {}
    return {"who": str(user), "role": Role.DESK.name if has_role(user, Role.DESK) else ""}


def about(entry: BaseLogEntry) -> Model | None:
    """What a line is about; None when it is gone already."""
    if isinstance(entry, PageLogEntry):
        return getattr(entry, "page", None)
    model = entry.content_type.model_class() if entry.content_type else None
    return model and model._base_manager.filter(pk=entry.object_id).first()


def wijk_of(thing: Model | None) -> Wijk | None:
    """The wijk that something belongs to: by its place in the tree, its folder, or its own key."""
    if isinstance(thing, Wijk):
        return thing
    if isinstance(thing, Page):
        return wijk_of_path(thing.path)
    for name in ("wijk", "place", "activity", "page", "collection"):
        found = getattr(thing, name, None)
        if isinstance(found, Collection):
            return Wijk.objects.filter(collection=found).first()
        if isinstance(found, (Wijk, Page)):
            return wijk_of(found)
    return None
