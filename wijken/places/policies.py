"""Who may see and change plain rows that belong to a wijk, in the admin."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from wijken.areas.models import Wijk
from wijken.areas.rules import edits_wijk, wijken_of, works_citywide


class WijkRowPolicy(BasePermissionPolicy):
    """Rows of a wijk are for its editors; those of the whole city for who works citywide.

    `wijk_lookup` leads from a row to its wijk ("place__home_wijk"); `actions` are the verbs that
    exist for these rows ("view", "add", "change", "delete").
    """

    def __init__(self, model: type[Model], wijk_lookup: str, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.wijk_lookup = wijk_lookup
        self.actions = frozenset(actions)

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        if action not in self.actions:
            return False
        return works_citywide(user) or wijken_of(user).exists()

    def user_has_permission_for_instance(
        self, user: User | AnonymousUser, action: str, instance: Model
    ) -> bool:
        return action in self.actions and edits_wijk(user, self._wijk_of(instance))

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet:
        rows = self.model._default_manager.all()
        if self.actions.isdisjoint(actions):
            return rows.none()
        if works_citywide(user):
            return rows
        return rows.filter(**{f"{self.wijk_lookup}__in": wijken_of(user)})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        users = User.objects.filter(is_active=True)
        if self.actions.isdisjoint(actions):
            return users.none()
        citywide = Q(groups__name__in=[Role.CITY_EDITOR, Role.ADMINISTRATOR])
        groups = Wijk.objects.exclude(group=None).values("group")
        return users.filter(Q(is_superuser=True) | citywide | Q(groups__in=groups)).distinct()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Model
    ) -> QuerySet[User]:
        wijk = self._wijk_of(instance)
        found = self.users_with_any_permission(actions)
        return found.filter(pk__in=[user.pk for user in found if edits_wijk(user, wijk)])

    def _wijk_of(self, instance: Model) -> Wijk | None:
        found: Any = instance
        for name in self.wijk_lookup.split("__"):
            found = getattr(found, name)
        return found
