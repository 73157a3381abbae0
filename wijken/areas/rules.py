"""Who may do what in which wijk. This is the only place that answers whose wijk it is."""

from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role

from .enums import WijkState
from .models import Wijk

#: Users who work for every wijk.
CITYWIDE = Q(is_superuser=True) | Q(groups__name__in=[Role.CITY_EDITOR, Role.ADMINISTRATOR])


def works_citywide(user: User | AnonymousUser) -> bool:
    """Redactie and Beheer work for every wijk."""
    return user.is_authenticated and has_role(user, Role.CITY_EDITOR, Role.ADMINISTRATOR)


def wijken_of(user: User | AnonymousUser) -> QuerySet[Wijk]:
    """The wijken whose content this user edits. A closed one is for who works citywide."""
    if not user.is_authenticated or not user.is_active:
        return Wijk.objects.none()
    if works_citywide(user):
        return Wijk.objects.all()
    return Wijk.objects.open().filter(group__in=user.groups.all())


def edits_wijk(user: User | AnonymousUser, wijk: Wijk | None) -> bool:
    """Whether a user edits this wijk; without a wijk only those who work citywide do."""
    if wijk is None:
        return works_citywide(user)
    return wijken_of(user).filter(pk=wijk.pk).exists()


def edits_some_wijk(user: User | AnonymousUser) -> bool:
    """Whether a user edits any wijk; asked for each row of a list, so read once a request."""
    if works_citywide(user):
        return True
    known: bool | None = getattr(user, "_edits_some_wijk", None)
    if known is None:
        known = wijken_of(user).exists()
        setattr(user, "_edits_some_wijk", known)  # noqa: B010
    return known


def has_editors(wijk: Wijk | None) -> TypeGuard[Wijk]:
    """Whether there is a group of its own that works for a wijk."""
    return wijk is not None and wijk.group_id is not None and wijk.is_open


def editors_of(wijk: Wijk | None) -> QuerySet[User]:
    """The active people for whom `edits_wijk` holds."""
    own = Q(groups=wijk.group_id) if has_editors(wijk) else Q(pk__in=[])
    return User.objects.filter(CITYWIDE | own, is_active=True).distinct()


def editors_of_any() -> QuerySet[User]:
    """The active people for whom `edits_some_wijk` holds."""
    groups = Wijk.objects.open().exclude(group=None).values("group")
    return User.objects.filter(CITYWIDE | Q(groups__in=groups), is_active=True).distinct()


def closed_paths(user: User | AnonymousUser) -> tuple[str, ...]:
    """Where in the tree the closed wijken are; asked for each row of a list, so read once a
    request."""
    known: tuple[str, ...] | None = getattr(user, "_closed_paths", None)
    if known is None:
        ended = Wijk.objects.exclude(state=WijkState.OPEN)
        known = tuple(path for path in ended.values_list("pages__path", flat=True) if path)
        setattr(user, "_closed_paths", known)  # noqa: B010
    return known


def editors_to_mail(wijk: Wijk | None) -> QuerySet[User]:
    """Who hears of work for this wijk: its active editors; without any, the citywide ones."""
    active = User.objects.filter(is_active=True)
    citywide = active.filter(groups__name=Role.CITY_EDITOR)
    if not has_editors(wijk):
        return citywide
    editors = active.filter(groups=wijk.group_id)
    return editors if editors.exists() else citywide
