"""Who may see a photo that no live page shows, and what is said of a photo."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from wagtail.models import GroupCollectionPermission
from wagtail.permissions import policy_registry

from mijnbuurt.users.models import User

from .enums import PhotoState
from .models import Photo

Viewer = Callable[[User | AnonymousUser, Photo], bool]
_viewers: list[Viewer] = []


def register_viewer(may: Viewer) -> None:
    """Let an app say of its own photos who else may see them; call it in `AppConfig.ready()`."""
    _viewers.append(may)


def may_see(user: User | AnonymousUser, photo: Photo) -> bool:
    """A private photo is for its maker and for the editors of its collection; one that was taken
    down for those editors alone, who decide about it.

    Those who may only choose from a collection see what lies in it, not what lies below it: every
    wijk may choose shared photos, which lie above those of all the wijken.
    """
    if photo.is_public:
        return True
    if not (user.is_authenticated and user.is_active):
        return False
    if photo.uploaded_by_user_id == user.pk and photo.state != PhotoState.TAKEN_DOWN:
        return True
    policy = policy_registry.get_by_type(Photo)
    if policy.user_has_any_permission_for_instance(user, ["add", "change"], photo):
        return True
    if any(may(user, photo) for may in _viewers):
        return True
    return GroupCollectionPermission.objects.filter(
        group__user=user,
        collection=photo.collection_id,
        permission__content_type__app_label="wagtailimages",
        permission__codename="choose_image",
    ).exists()


def may_care(user: User | AnonymousUser, photo: Photo) -> bool:
    """Who may say who is on a photo, keep consents and blur it: the editors of its collection."""
    if not (user.is_authenticated and user.is_active):
        return False
    policy = policy_registry.get_by_type(Photo)
    return bool(policy.user_has_permission_for_instance(user, "change", photo))


def described_as(photo: Photo) -> str:
    """What is said of a photo now, for a form to carry."""
    return "|".join((photo.recognisable, photo.ground, photo.credit))
