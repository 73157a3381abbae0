"""Who may see and handle what is in an inbox."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from wijken.areas import rules
from wijken.areas.models import Wijk

from .models import InboxRecord

#: Nobody adds or deletes by hand: residents send it, the clock removes it.
ACTIONS = {"view", "change"}


def edits_some_wijk(user: User | AnonymousUser) -> bool:
    """Whether a user has an inbox at all; asked for each row of a list, so read once a request."""
    if rules.works_citywide(user):
        return True
    known: bool | None = getattr(user, "_edits_some_wijk", None)
    if known is None:
        known = rules.wijken_of(user).exists()
        setattr(user, "_edits_some_wijk", known)  # noqa: B010
    return known


class InboxPolicy(BasePermissionPolicy):
    """Editors have the records of their own wijken; who works citywide has all of them."""

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in ACTIONS and edits_some_wijk(user)

    def user_has_permission_for_instance(
        self, user: User | AnonymousUser, action: str, instance: InboxRecord
    ) -> bool:
        return action in ACTIONS and rules.edits_wijk(user, instance.wijk)

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[InboxRecord]:
        records = self.model._default_manager.select_related("wijk")
        if ACTIONS.isdisjoint(actions):
            return records.none()
        if rules.works_citywide(user):
            return records
        return records.filter(wijk__in=rules.wijken_of(user))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        active = User.objects.filter(is_active=True)
        if ACTIONS.isdisjoint(actions):
            return active.none()
        citywide = Q(groups__name__in=[Role.CITY_EDITOR, Role.ADMINISTRATOR])
        editors = Q(groups__in=Wijk.objects.values("group"))
        return active.filter(Q(is_superuser=True) | citywide | editors).distinct()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: InboxRecord
    ) -> QuerySet[User]:
        users = self.users_with_any_permission(actions)
        own = Q(groups=instance.wijk.group_id) if instance.wijk else Q(pk__in=[])
        citywide = Q(groups__name__in=[Role.CITY_EDITOR, Role.ADMINISTRATOR])
        return users.filter(Q(is_superuser=True) | citywide | own).distinct()
