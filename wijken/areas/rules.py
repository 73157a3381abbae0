"""Who may do what in which wijk. This is the only place that answers whose wijk it is."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role, has_role

from .models import Wijk

#: Users who work for every wijk.
CITYWIDE = Q(is_superuser=True) | Q(groups__name__in=[Role.CITY_EDITOR, Role.ADMINISTRATOR])


def works_citywide(user: User | AnonymousUser) -> bool:
    """Redactie and Beheer work for every wijk."""
    return user.is_authenticated and has_role(user, Role.CITY_EDITOR, Role.ADMINISTRATOR)


def wijken_of(user: User | AnonymousUser) -> QuerySet[Wijk]:
    """The wijken whose content this user edits."""
    if not user.is_authenticated or not user.is_active:
        return Wijk.objects.none()
    if works_citywide(user):
        return Wijk.objects.all()
    return Wijk.objects.filter(group__in=user.groups.all())


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


def editors_of(wijk: Wijk | None) -> QuerySet[User]:
    """The active people for whom `edits_wijk` holds."""
    own = Q(groups=wijk.group_id) if wijk and wijk.group_id else Q(pk__in=[])
    return User.objects.filter(CITYWIDE | own, is_active=True).distinct()


def editors_of_any() -> QuerySet[User]:
    """The active people for whom `edits_some_wijk` holds."""
    groups = Wijk.objects.exclude(group=None).values("group")
    return User.objects.filter(CITYWIDE | Q(groups__in=groups), is_active=True).distinct()


def editors_to_mail(wijk: Wijk | None) -> QuerySet[User]:
    """Who hears of work for this wijk: its active editors; without any, the citywide ones."""
    active = User.objects.filter(is_active=True)
    citywide = active.filter(groups__name=Role.CITY_EDITOR)
    if wijk is None or wijk.group_id is None:
        return citywide
    editors = active.filter(groups=wijk.group_id)
    return editors if editors.exists() else citywide
